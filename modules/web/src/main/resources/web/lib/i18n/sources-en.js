// SPDX-License-Identifier: Apache-2.0
// Where a sighting comes from: words that several pages share.
export default {
  'source.UNSPECIFIED': 'Source unknown',
  'source.HOTEL': 'Hotel',
  'source.RAIL': 'Railway',
  'source.AIR': 'Flight',
  'source.BORDER': 'Border',
  'source.VEHICLE': 'Road camera',
  'source.CAR_PURCHASE': 'Car purchase',
  'source.ID_USE': 'ID card used',
  'source.VENUE': 'Venue',
  'source.GRID': 'Grid worker',
  'source.CLUE': 'Clue',
};
