// SPDX-License-Identifier: Apache-2.0
package xietong.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import xietong.app.config.InvalidConfiguration;

/** What a log line says, and what it never does. */
class LogTest {
    private static final Instant TIME = Instant.parse("2026-11-21T07:00:00Z");
    private static final String NAME = "王演示";

    @Test
    void aLineIsTextOrOneObject() throws IOException {
        Line line = new Line(TIME, Level.WARN, "xietong.hub.Hub", "it said \"no\"\n", List.of(
                new KeyValuePair("request", "r-1"), new KeyValuePair("position", 7)), null);
        assertThat(line.text()).endsWith(" WARN Hub - it said \"no\"\n request=r-1 position=7\n");
        assertThat(line.json()).endsWith("}\n").hasLineCount(1);
        JsonNode object = new ObjectMapper().readTree(line.json());
        assertThat(object.path("time").asText()).isEqualTo("2026-11-21T07:00:00Z");
        assertThat(object.path("level").asText()).isEqualTo("WARN");
        assertThat(object.path("logger").asText()).isEqualTo("xietong.hub.Hub");
        assertThat(object.path("message").asText()).isEqualTo("it said \"no\"\n");
        assertThat(object.path("request").asText()).isEqualTo("r-1");
        assertThat(object.path("position").asText()).isEqualTo("7");
    }

    @Test
    void whatEnginesAndLibrariesPutIntoTheirMessagesIsNotRepeated() {
        var failure = new IllegalStateException("outer " + NAME, new SQLException("Key (name)=(" + NAME + ")", "23505", 7));
        String told = line(failure);
        assertThat(told).contains("java.lang.IllegalStateException", "SQLSTATE 23505, code 7", "LogTest").doesNotContain(NAME);
        Throwable parsed = null;
        try {
            Long.parseLong(NAME);
        } catch (NumberFormatException e) {
            parsed = e;
        }
        assertThat(line(parsed)).contains("NumberFormatException").doesNotContain(NAME);
    }

    @Test
    void whatTheHubWordedItselfAndWhatNetworksSayIsTold() {
        assertThat(line(new InvalidConfiguration("hub.yaml line 3"))).contains("hub.yaml line 3");
        assertThat(line(new ConnectException("Connection refused"))).contains("Connection refused");
    }

    @Test
    void whatLooksLikeACitizenNumberIsLeftOutWhereverItComesFrom() {
        Line line = new Line(TIME, Level.INFO, "x", "of 990100190001010011", List.of(
                new KeyValuePair("request", "r-99010019000101001X")), null);
        for (String told : List.of(line.text(), line.json())) {
            assertThat(told).doesNotContain("990100190001010011", "99010019000101001X").contains("(number left out)");
        }
        // A count of nanoseconds, or of microseconds, is none.
        assertThat(new Line(TIME, Level.INFO, "x", "at 1764000000000000000 1764000000000000", List.of(), null).text())
                .contains("1764000000000000000 1764000000000000");
    }

    @Test
    void librariesSayLessAndTheirGarbageNothing() {
        Log.level("debug");
        try {
            assertThat(LoggerFactory.getLogger("xietong.hub.Hub").isDebugEnabled()).isTrue();
            assertThat(LoggerFactory.getLogger("com.hazelcast.x").isInfoEnabled()).isFalse();
            assertThat(LoggerFactory.getLogger("com.hazelcast.x").isWarnEnabled()).isTrue();
            assertThat(LoggerFactory.getLogger("com.hazelcast.instance.impl.Node").isWarnEnabled()).isFalse();
            assertThat(LoggerFactory.getLogger("io.vertx.core.net.impl.ConnectionBase").isErrorEnabled()).isFalse();
            Log.level("off");
            assertThat(LoggerFactory.getLogger("xietong.hub.Hub").isErrorEnabled()).isFalse();
        } finally {
            Log.level("warn");
        }
    }

    private static String line(Throwable failure) {
        var line = new Line(TIME, Level.ERROR, "x", "failed", List.of(), failure);
        return line.text() + line.json();
    }
}
