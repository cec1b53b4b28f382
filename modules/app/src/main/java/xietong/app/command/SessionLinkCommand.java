// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.config.Configuration;
import xietong.app.input.OfficerSpec;
import xietong.app.output.Output;
import xietong.hub.HubSettings;
import xietong.hub.identity.BrowserTokens;
import xietong.hub.identity.Identity;
import xietong.v1.Mode;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;

/** Links that sign browsers in, for exercises. */
@Command(name = "link", description = {
    "Print links that sign a browser in, each good once and for ten minutes. DRILL ledgers only 演练.",
    "On the hub's own machine: the links are signed with the hub's key."
})
final class SessionLinkCommand implements Callable<Integer> {
    private static final Pattern SEAT = Pattern.compile("([^=/]+)(?:/([^=]+))?=([^=]+)=/?([a-z]+)");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Parameters(arity = "1..*", paramLabel = "SEAT", description = "ORGANISATION[/DESK]=ID,NAME,ROLE=PAGE, "
            + "e.g. POLICE-350623/court-liaison=P1,王警官,POLICE=police.")
    private List<String> seats;

    @Override
    public Integer call() {
        Configuration configuration = config.load();
        if (configuration.mode() != Mode.MODE_DRILL) {
            throw new IllegalStateException("links sign in on DRILL ledgers only (mode: drill)");
        }
        var tokens = new BrowserTokens(Identity.load(configuration.identity()));
        Output out = Output.of(spec.commandLine());
        for (String seat : seats) {
            out.line(link(configuration.web(), tokens, seat));
        }
        return ExitCodes.DONE;
    }

    private static String link(HubSettings.Web web, BrowserTokens tokens, String seat) {
        Matcher parts = SEAT.matcher(seat);
        if (!parts.matches()) {
            throw new IllegalArgumentException(seat + ": a seat is ORGANISATION[/DESK]=ID,NAME,ROLE=PAGE");
        }
        Officer officer = OfficerSpec.parse(parts.group(3), OfficerRole.OFFICER_ROLE_OFFICER);
        String desk = parts.group(2) == null ? "" : parts.group(2);
        String page = parts.group(4);
        String code = tokens.code(
                parts.group(1), officer.getId(), officer.getName(), officer.getRole(), desk, Instant.now());
        // A name of its own for each page: several persons in one browser do not share a cookie.
        String host = web.plain() ? "http://" + page + ".localhost" : "https://" + web.host();
        return host + ":" + web.port() + "/enter?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8) + "&to=/" + page;
    }
}
