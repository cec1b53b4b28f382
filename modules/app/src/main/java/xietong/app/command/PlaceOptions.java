// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Option;
import xietong.v1.Place;

/** Where something happened. */
final class PlaceOptions {
    @Option(names = "--division", paramLabel = "CODE", defaultValue = "",
            description = "Division of GB/T 2260, six digits.")
    private String division;

    @Option(names = "--place", paramLabel = "TEXT", defaultValue = "",
            description = "Where, in words, from the county on, e.g. 漳浦县绥安镇某酒店.")
    private String text;

    @Option(names = "--position", paramLabel = "LAT,LON", defaultValue = "",
            description = "Latitude and longitude in degrees, e.g. 24.1,117.6.")
    private String position;

    Place place() {
        return Place.newBuilder().setDivision(division).setText(text).setPosition(position).build();
    }
}
