// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens connections to PostgreSQL; every one is refused unless what it commits is durable. */
final class PostgresSource extends Source {
    private static final String[] SETTINGS = {
        "server_version",
        "fsync",
        "full_page_writes",
        "synchronous_commit",
        "synchronous_standby_names",
        "wal_sync_method",
        "data_checksums"
    };

    private final String url;
    private final Properties properties;
    private final String session;
    private final Durability.Demand demand;

    /** Every connection begins with these session settings. */
    private PostgresSource(String url, Properties properties, String session, Durability.Demand demand) {
        this.url = url;
        this.properties = properties;
        this.session = session;
        this.demand = demand;
    }

    /** The server, or of several the one that is the primary, for a ledger with these settings. */
    static PostgresSource of(LedgerSettings settings) {
        boolean several = severalHosts(settings.url());
        var properties = new Properties();
        // What the URL says goes before these.
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", Users.name());
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", several ? "10" : "5");
        properties.setProperty("socketTimeout", "60");
        if (several) {
            properties.setProperty("targetServerType", "primary");
            properties.setProperty("hostRecheckSeconds", "1");
        }
        return new PostgresSource(
                settings.url(), properties, "SELECT 1", new Durability.Demand(several, settings.asynchronous()));
    }

    /** Whether a URL names a standby beside the primary, which may take its place. */
    static boolean severalHosts(String url) {
        return url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("[/?].*", "").contains(",");
    }

    /** What makes a server's settings insufficient; null when nothing does. */
    String notDurable(Map<String, String> settings) {
        return Durability.postgresql(settings, demand);
    }

    /** SQL that tells whether a session's settings are still as {@link #notDurable} wants them. */
    String stillDurable() {
        return Durability.stillPostgresql(demand);
    }

    /** Whether acknowledged commits may be lost. */
    boolean isAsynchronous() {
        return demand.asynchronous();
    }

    /** The same server with other session settings. */
    PostgresSource with(String other) {
        return new PostgresSource(url, properties, other, demand);
    }

    /** The same without a limit to how long an answer takes: for copying and loading a whole ledger. */
    PostgresSource patient() {
        return patientFor(0);
    }

    /** The same with so many seconds as the limit to how long an answer takes. */
    PostgresSource patientFor(int seconds) {
        var others = new Properties();
        others.putAll(properties);
        others.setProperty("socketTimeout", Integer.toString(seconds));
        return new PostgresSource(url, others, session, demand);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL URL: " + url.replaceAll("\\?.*", ""));
        }
        try {
            Map<String, String> settings = settings(connection);
            String problem = notDurable(settings);
            if (problem != null) {
                throw new NotDurable(problem);
            }
            try (var statement = connection.createStatement()) {
                // Pinned, so that a later reload of the server's configuration does not weaken this session.
                statement.execute("SET synchronous_commit = " + settings.get("synchronous_commit") + "; " + session);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The settings as the server shows them to this connection. */
    static Map<String, String> settings(Connection connection) throws SQLException {
        var query = new StringBuilder("SELECT ");
        for (String setting : SETTINGS) {
            query.append(query.length() > 7 ? ", " : "")
                    .append("current_setting('")
                    .append(setting)
                    .append("')");
        }
        var settings = new LinkedHashMap<String, String>();
        settings.put("engine", "postgresql");
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query.toString())) {
            row.next();
            for (int i = 0; i < SETTINGS.length; i++) {
                settings.put(i == 0 ? "version" : SETTINGS[i], row.getString(i + 1));
            }
        }
        return settings;
    }

    /** The server does not make commits durable. */
    static final class NotDurable extends SQLException {
        private static final long serialVersionUID = 1L;

        NotDurable(String message) {
            super(message);
        }
    }
}
