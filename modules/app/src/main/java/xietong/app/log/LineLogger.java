// SPDX-License-Identifier: Apache-2.0
package xietong.app.log;

import java.time.Instant;
import java.util.List;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** Writes each event as one line, or a line and a stack, to stderr. */
final class LineLogger extends LegacyAbstractLogger implements LoggingEventAware {
    private static final long serialVersionUID = 1L;

    private final int least;

    LineLogger(String name) {
        this.name = name;
        this.least = Log.least(name);
    }

    @Override
    public boolean isTraceEnabled() {
        return Log.logs(least, Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return Log.logs(least, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return Log.logs(least, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return Log.logs(least, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return Log.logs(least, Level.ERROR);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level, Marker marker, String pattern, Object[] arguments, Throwable failure) {
        write(level, MessageFormatter.basicArrayFormat(pattern, arguments), List.of(), failure);
    }

    @Override
    public void log(LoggingEvent event) {
        if (Log.logs(least, event.getLevel())) {
            List<KeyValuePair> pairs = event.getKeyValuePairs();
            write(
                    event.getLevel(),
                    MessageFormatter.basicArrayFormat(event.getMessage(), event.getArgumentArray()),
                    pairs == null ? List.of() : pairs,
                    event.getThrowable());
        }
    }

    private void write(Level level, String message, List<KeyValuePair> pairs, Throwable failure) {
        var line = new Line(Instant.now(), level, name, message, pairs, failure);
        // In one piece, whoever else writes.
        System.err.print(Log.json() ? line.json() : line.text());
        System.err.flush();
    }
}
