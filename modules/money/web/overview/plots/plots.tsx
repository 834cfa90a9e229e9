/** Plots of money over time: drawn here, read by everybody. */
export { BarPlot } from './bar-plot.tsx';
export { LinePlot } from './line-plot.tsx';
export { lengthOf } from './scale.ts';
