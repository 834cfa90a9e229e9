export { CreaturePicture } from './creature-picture.tsx';
