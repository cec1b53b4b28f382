// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;

/** Looking for persons and vehicles. */
@Command(name = "watch", description = "Look for persons and vehicles: a court asks, police accept 查人、布控.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nFrom the beginning to the end:%n",
        footer = {
            "  watch request --basis COMPELLED_ATTENDANCE --person PERSON,NAME,NUMBER --to POLICE   the court",
            "  watch accept ID                                             each police organisation asked",
            "  alerts, alerts --follow --terminal NAME                     the police, see 'xietong alerts --help'",
            "  watch cancel ID --reason TEXT                               the court: its alerts are recalled",
            "  watch unconfirmed ALERT                                     the court: who has not shown it"
        },
        subcommands = {
            WatchRequestCommand.class, WatchAcceptCommand.class, WatchRefuseCommand.class, WatchExtendCommand.class,
            WatchCancelCommand.class, WatchListCommand.class, WatchShowCommand.class, WatchUnconfirmedCommand.class
        })
final class WatchCommand {}
