import type { Drawing, Look } from '../look.ts';
import { ball, both, dot, flat, line, molded, oval, ovalOf, shape } from '../pen.ts';

export function robot(look: Look, { golem = false }: { golem?: boolean }): Drawing {
  const head = ovalOf(128, 96, 60, 50);
  const { coat, mark, accent } = look;
  if (golem)
    return {
      at: {
        head,
        body: ovalOf(128, 178, 60, 44),
        eyes: { x: 128, y: 94, gap: 26, r: 12, pupil: 'lamp' },
        mouth: { x: 128, y: 120, w: 18, lips: 'plain' },
        neck: { x: 128, y: 146, w: 40 },
        wings: [90, 160],
      },
      back: both(molded('M72 140L40 150L28 190L40 218L66 214L74 180Z', coat, [52, 182])),
      body:
        both(molded('M88 196L84 226H122V198Z', coat, [104, 212])) +
        molded('M78 138L60 172L82 210L128 218L176 208L196 170L176 136Z', coat, [122, 170]) +
        line('M92 156l16 12l-6 16M160 190l-12 -12', coat.line, 4) +
        flat('M60 172L82 210L98 214L84 196L76 176Z', mark.base, 0.8),
      head:
        molded('M72 76L92 46L146 42L184 70L188 116L164 146L96 148L70 122Z', coat, [124, 90]) +
        line('M150 46l-8 18l12 10M76 120l14 -4', coat.line, 4) +
        flat('M92 46L146 42L160 52L120 60L84 60Z', mark.base, 0.85),
      shadow: 86,
    };
  return {
    at: {
      head,
      body: ovalOf(128, 184, 44, 38),
      eyes: { x: 128, y: 94, gap: 25, r: 14, pupil: 'lamp' },
      mouth: { x: 128, y: 121, w: 17, lips: 'plain' },
      neck: { x: 128, y: 148, w: 30 },
      wings: [92, 170],
    },
    back:
      line('M128 50V26', coat.line, 8) +
      oval(ovalOf(128, 22, 10), accent.base) +
      both(molded('M74 82H60Q54 96 60 112H74Z', mark, [66, 96])),
    body:
      both(
        line('M88 170C66 174 62 188 64 200', coat.line, 17) +
          line('M88 170C66 174 62 188 64 200', mark.base, 7) +
          ball(ovalOf(64, 206, 13), coat, false) +
          molded('M92 206V226H122V206Z', mark, [106, 216]),
      ) +
      shape('M116 142H140V160H116Z', mark.shade) +
      molded('M92 154H164Q172 154 172 162V204Q172 214 162 214H94Q84 214 84 204V162Q84 154 92 154Z', coat, [124, 182]) +
      shape('M104 170H152V198H104Z', look.belly.base) +
      line('M110 186h8l5 -9l7 16l5 -7h10', accent.base, 4),
    head:
      molded('M86 46H170Q190 46 190 66V126Q190 146 170 146H86Q66 146 66 126V66Q66 46 86 46Z', coat, [122, 92], 0.92) +
      `<path d="M92 70H164Q176 70 176 82V124Q176 136 164 136H92Q80 136 80 124V82Q80 70 92 70Z" fill="${look.belly.base}"/>` +
      dot(ovalOf(96, 56, 16, 4), coat.light, 0.8),
    shadow: 66,
  };
}
