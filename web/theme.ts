import { createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type { CSSVariablesResolver } from '@mantine/core';
import { palette } from './palette.ts';

const sans =
  "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Inter, Cantarell, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

export const theme = createTheme({
  colors: palette,
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  white: '#ffffff',
  black: '#13242b',
  fontFamily: sans,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  headings: {
    fontFamily: sans,
    fontWeight: '650',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '9px', lg: '14px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  shadows: {
    sm: '0 1px 2px rgb(11 44 55 / 8%)',
    md: '0 2px 4px rgb(11 44 55 / 6%), 0 8px 24px -8px rgb(11 44 55 / 18%)',
    lg: '0 4px 8px rgb(11 44 55 / 6%), 0 20px 48px -16px rgb(11 44 55 / 28%)',
  },
  /** On dark ground the faint fills of the kit are nearly black; ours keep their colour. */
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    return input.variant === 'default' ? { ...colors, border: '1px solid var(--edge-strong)' } : colors;
  },
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 600 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    Drawer: {
      defaultProps: {
        // See useEscape.
        closeOnEscape: false,
        position: 'right',
        // Below toasts (190) and dialogs (200).
        zIndex: 180,
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { duration: 160 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    // In the frame, so inside a landmark; and nothing in a menu but what may be there.
    Menu: {
      defaultProps: {
        shadow: 'lg',
        transitionProps: { duration: 100 },
        withinPortal: false,
        withInitialFocusPlaceholder: false,
      },
    },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 80 }, withArrow: false } },
    Skeleton: { defaultProps: { radius: 'sm' } },
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginBottom: 2 } } },
    // Beside what is chosen one goes on typing: room for more than a few letters is no reason for another line.
    PillsInputField: { styles: { field: { minWidth: 40 } } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: {
      defaultProps: { size: 'sm', visibilityToggleButtonProps: { 'aria-label': 'Show or hide the password' } },
    },
    Checkbox: { defaultProps: { size: 'sm' } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, radius: 'lg', withBorder: true } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

/** Our own names for surfaces and lines, one value in each scheme; the kit's dimmed and placeholder greys fail AA and are ours too. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--livery': '#0b2c37',
    '--livery-text': '#d5e4e9',
    '--livery-dimmed': '#9bb6bf',
    '--livery-hover': 'rgb(255 255 255 / 7%)',
    '--livery-active': 'rgb(255 255 255 / 13%)',
    '--livery-edge': 'rgb(255 255 255 / 10%)',
  },
  light: {
    '--mantine-color-dimmed': '#566469',
    '--mantine-color-placeholder': '#6a777c',
    '--mantine-color-error': palette.red[6],
    '--mantine-color-success': palette.green[6],
    '--mantine-color-default-border': 'var(--edge-strong)',
    '--page': '#f3f6f7',
    '--sheet': '#ffffff',
    '--sunken': '#f3f6f7',
    '--edge': '#e0e7e9',
    '--edge-strong': '#c0cbcf',
    '--hover': '#f0f5f6',
    '--selected': palette.petrol[1],
    '--accent': palette.petrol[7],
    '--good': palette.green[6],
    '--warn': palette.brass[6],
    '--bad': palette.red[6],
    '--good-soft': palette.green[1],
    '--warn-soft': palette.brass[1],
    '--bad-soft': palette.red[1],
    '--accent-soft': palette.petrol[1],
    '--neutral-soft': palette.gray[1],
    '--good-ink': palette.green[8],
    '--warn-ink': palette.brass[8],
    '--bad-ink': palette.red[8],
    '--accent-ink': palette.petrol[8],
    '--neutral-ink': palette.gray[8],
  },
  dark: {
    '--mantine-color-body': '#0f1b20',
    '--mantine-color-text': palette.dark[0],
    '--mantine-color-dimmed': palette.dark[2],
    '--mantine-color-placeholder': '#8a969b',
    '--mantine-color-error': palette.red[4],
    '--mantine-color-success': palette.green[4],
    '--mantine-color-anchor': palette.petrol[4],
    '--mantine-color-default': '#16242a',
    '--mantine-color-default-hover': '#1d2d34',
    '--mantine-color-default-border': 'var(--edge-strong)',
    '--livery': '#081519',
    '--page': '#0b1519',
    '--sheet': '#111e23',
    '--sunken': '#0d181c',
    '--edge': '#213138',
    '--edge-strong': '#3a4d55',
    '--hover': '#17272d',
    '--selected': '#11333d',
    '--accent': palette.petrol[4],
    '--good': palette.green[4],
    '--warn': palette.brass[4],
    '--bad': palette.red[4],
    '--good-soft': '#15301d',
    '--warn-soft': '#33260d',
    '--bad-soft': '#3d1b18',
    '--accent-soft': '#0d333d',
    '--neutral-soft': '#1f2c31',
    '--good-ink': palette.green[2],
    '--warn-ink': palette.brass[2],
    '--bad-ink': palette.red[2],
    '--accent-ink': palette.petrol[2],
    '--neutral-ink': palette.dark[0],
  },
});
