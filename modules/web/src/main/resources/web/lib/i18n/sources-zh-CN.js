// SPDX-License-Identifier: Apache-2.0
// Where a sighting comes from: words that several pages share.
export default {
  'source.UNSPECIFIED': '来源不详',
  'source.HOTEL': '宾馆入住',
  'source.RAIL': '进站乘车',
  'source.AIR': '乘机',
  'source.BORDER': '出入境',
  'source.VEHICLE': '车辆卡口',
  'source.CAR_PURCHASE': '购车登记',
  'source.ID_USE': '身份证使用',
  'source.VENUE': '高消费场所',
  'source.GRID': '网格员',
  'source.CLUE': '群众线索',
};
