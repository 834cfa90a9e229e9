/** To choose from, those of the API's palette; any other colour stays as it is. */
export const COLORS = [
  { value: '#176ed0', name: 'Blue' },
  { value: '#1e7f42', name: 'Green' },
  { value: '#8754cd', name: 'Violet' },
  { value: '#b75014', name: 'Orange' },
  { value: '#137b82', name: 'Teal' },
  { value: '#cb2b7b', name: 'Pink' },
  { value: '#d1302b', name: 'Red' },
  { value: '#667619', name: 'Olive' },
  { value: '#5565ce', name: 'Indigo' },
  { value: '#91662a', name: 'Brown' },
  { value: '#627082', name: 'Grey' },
] as const;
