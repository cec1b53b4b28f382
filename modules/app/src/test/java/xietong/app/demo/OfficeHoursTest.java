// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import xietong.rules.calendar.Deadlines;

class OfficeHoursTest {
    private static final OfficeHours HOURS = OfficeHours.parse("08:00-17:40");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Deadlines.ZONE).toInstant();
    }

    @Test
    void anOfficeIsOpenFromItsFirstMinuteUntilBeforeItsLastFromMondayToFriday() {
        assertThat(HOURS.open(at("2026-11-23T08:00"))).isEqualTo(at("2026-11-23T08:00"));
        assertThat(HOURS.open(at("2026-11-23T07:59"))).isEqualTo(at("2026-11-23T08:00"));
        assertThat(HOURS.open(at("2026-11-23T17:39"))).isEqualTo(at("2026-11-23T17:39"));
        assertThat(HOURS.open(at("2026-11-23T17:40"))).isEqualTo(at("2026-11-24T08:00"));
        assertThat(HOURS.open(at("2026-11-27T17:40"))).as("Friday evening").isEqualTo(at("2026-11-30T08:00"));
        assertThat(HOURS.open(at("2026-11-28T12:00"))).as("Saturday").isEqualTo(at("2026-11-30T08:00"));
        assertThat(HOURS.open(at("2026-11-29T23:59"))).as("Sunday").isEqualTo(at("2026-11-30T08:00"));
    }

    @Test
    void workRestsWhileTheOfficeIsClosed() {
        assertThat(HOURS.after(at("2026-11-23T09:00"), Duration.ofMinutes(40))).isEqualTo(at("2026-11-23T09:40"));
        assertThat(HOURS.after(at("2026-11-27T17:30"), Duration.ofMinutes(20)))
                .as("ten minutes on Friday, ten on Monday").isEqualTo(at("2026-11-30T08:10"));
        assertThat(HOURS.after(at("2026-11-27T17:30"), Duration.ofMinutes(10)))
                .as("nothing is answered at the moment of closing").isEqualTo(at("2026-11-30T08:00"));
        assertThat(HOURS.after(at("2026-11-23T08:00"), Duration.ofMinutes(3 * 580)))
                .as("three days of work").isEqualTo(at("2026-11-26T08:00"));
        assertThat(HOURS.after(at("2026-11-28T03:00"), Duration.ZERO)).isEqualTo(at("2026-11-30T08:00"));
    }

    @Test
    void hoursThatAreNoneAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OfficeHours.parse("08:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> OfficeHours.parse("18:00-08:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> OfficeHours.parse("8-17"));
    }

    @Test
    void theNextSuchDayAndHourIsAlwaysAhead() {
        assertThat(Play.next("MON 09:00", at("2026-11-21T12:00"))).isEqualTo(at("2026-11-23T09:00"));
        assertThat(Play.next("MON 09:00", at("2026-11-23T09:00"))).isEqualTo(at("2026-11-30T09:00"));
        assertThat(Play.next("MON 09:00", at("2026-11-23T08:59"))).isEqualTo(at("2026-11-23T09:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> Play.next("SOON 09:00", at("2026-11-23T08:59")));
    }
}
