/** The report as typst. What it shows comes as data: nothing of a report is ever part of this text. */
export const TEMPLATE = String.raw`
#let data = json(bytes(sys.inputs.data))
#let quiet = rgb("#5c636a")
#let rule = rgb("#d0d7de")
#set document(title: data.title, date: none)
#set page(
  paper: "a4",
  margin: (x: 2.2cm, top: 2.2cm, bottom: 2cm),
  footer: context [
    #set text(size: 8pt, fill: quiet)
    #data.title #h(1fr) #counter(page).display("1 / 1", both: true)
  ],
)
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "en", number-width: "tabular", hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em)
#show heading.where(level: 1): set text(size: 22pt)
#show heading.where(level: 2): it => block(above: 1.6em, below: 0.7em, sticky: true, text(size: 14pt, it.body))

= #data.title
#text(fill: quiet, data.lead)
#v(0.4em)

#let figures(items) = block(above: 1.2em, below: 1.4em, breakable: false, grid(
  columns: (1fr,) * items.len(),
  column-gutter: 12pt,
  ..items.map(item => block(width: 100%, stroke: (top: 1.2pt + rule), inset: (top: 6pt))[
    #text(size: 9pt, fill: quiet, item.label) \
    #text(size: 14pt, item.value) \
    #text(size: 8.5pt, fill: quiet, item.note)
  ]),
))

#let listed(block-of) = {
  let columns = block-of.columns
  block(above: 1.2em, below: 1.2em)[
    #block(below: 0.6em, sticky: true, text(weight: "bold", size: 9.5pt, block-of.caption))
    #set text(size: 9pt)
    #set par(leading: 0.5em)
    #table(
      columns: columns.map(column => if column.amount { auto } else { 1fr }),
      align: (x, y) => if columns.at(x).amount { right } else { left },
      stroke: none,
      inset: (x: 4pt, y: 3.5pt),
      table.hline(stroke: 0.8pt + rule),
      table.header(..columns.map(column => text(fill: quiet, column.label))),
      table.hline(stroke: 0.5pt + rule),
      ..block-of.rows.map(row => row.map(cell => [#cell])).flatten(),
      table.hline(stroke: 0.5pt + rule),
    )
  ]
}

#for part in data.blocks {
  if part.kind == "heading" [
    == #part.text
  ] else if part.kind == "text" {
    for paragraph in part.paragraphs [
      #par(justify: false, paragraph)
    ]
  } else if part.kind == "figures" {
    figures(part.items)
  } else if part.kind == "plot" {
    block(above: 1.2em, below: 1.2em, breakable: false)[
      #block(below: 0.7em, text(weight: "bold", size: 9.5pt, part.title))
      #image(bytes(part.svg), format: "svg", width: 13cm, alt: part.title)
    ]
  } else if part.kind == "table" {
    listed(part)
  }
}
`;
