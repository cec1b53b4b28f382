// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

/** Columns of a file of sightings, in any order; each by its name or its Chinese title. */
public enum SightingColumn implements Heading {
    EVENT("事件编号", true, "the source's own number of the event; the same number is the same event"),
    SOURCE("来源", true, "HOTEL 旅馆, RAIL 铁路, AIR 民航, BORDER 出入境, VEHICLE 卡口, CAR_PURCHASE 购车, ID_USE 用证, "
            + "VENUE 场所, GRID 网格, CLUE 线索"),
    TIME("时间", true, "when it happened, e.g. 2026-11-21 09:30 (Beijing time)"),
    UNTIL("截止时间", false, "end of the journey or stay, where it is known"),
    DIVISION("区划", false, "division of GB/T 2260, six digits"),
    PLACE("地点", false, "where, in words, from the county on"),
    POSITION("坐标", false, "latitude,longitude in degrees, in quotes"),
    DETAIL("详情", false, "train, flight, room, lane"),
    NAME("姓名", false, "name"),
    NUMBER("公民身份号码", false, "公民身份号码, 18 or 15 digits, as text"),
    BIRTH("出生日期", false, "date of birth, e.g. 1900-01-01"),
    ID_PAPERS("其他证件", false, "other papers, KIND=NUMBER with ; between them"),
    PLATE("号牌", false, "plate of a vehicle"),
    DIGESTS("摘要", false, "keyed digests that the source made, KIND=32 hexadecimal digits with ; between them"),
    HITS("命中", false, "references of watch orders that the source found in the list, with ; between them"),
    KEY("密钥", false, "identifier of the key of digests or of the list; left out: that of --keys"),
    LIST_POSITION("名单版本", false, "with hits: version of the list"),
    FOUND_BY("命中依据", false, "with hits: CITIZEN_ID 公民身份号码, PAPER 其他证件, PLATE 号牌, NAME_AND_BIRTH 姓名和出生日期");

    private final About about;

    SightingColumn(String title, boolean required, String description) {
        about = new About(title, required, description);
    }

    @Override
    public About about() {
        return about;
    }
}
