// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.demo.DemoCommand;

/** The program itself. Each command is a class of this package. */
@Command(name = "xietong", scope = ScopeType.INHERIT, mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        description = "Hub for enforcement collaboration between courts, police and others. 跨法院执行协作平台",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed, or a check found something (doctor, verify, rules diff)",
            "2:wrong command line or configuration; nothing was tried",
            "3:refused by the hub, or a line of a file; nothing was done (freeze import, sight: of a line at least)",
            "4:no connection or no answer; repeat a command with its --request-id, a sighting with its number"
        })
public final class ProgramCommand implements Callable<Integer> {
    /** Its commands, in the order in which help lists them. */
    public static final List<Class<?>> COMMANDS = List.of(
            HelpCommand.class,
            InitCommand.class, ServeCommand.class, ClusterCommand.class, DemoCommand.class, StatusCommand.class,
            DoctorCommand.class, TrafficCommand.class,
            OrgCommand.class, DirectoryCommand.class, RulesCommand.class,
            EntrustCommand.class, InboxCommand.class, OutboxCommand.class, ShowCommand.class,
            ApproveCommand.class, SignCommand.class, SupplementRequestCommand.class, SupplementCommand.class,
            ReportCommand.class, ConfirmCommand.class, ReturnCommand.class, WithdrawCommand.class,
            UrgeCommand.class, RateCommand.class, DisputeCommand.class, SettleCommand.class,
            FreezeCommand.class, AssetCommand.class, DistributionCommand.class,
            DispatchCommand.class, CollaborateCommand.class, CaseCommand.class, RoomCommand.class,
            WatchCommand.class, SightCommand.class, AlertsCommand.class, GridCommand.class,
            WarningsCommand.class, SuperviseCommand.class, DutyCommand.class, ClocksCommand.class, StatsCommand.class,
            BackupCommand.class, RestoreCommand.class, VerifyCommand.class, AuditCommand.class, EraseCommand.class,
            RetentionCommand.class, ApprovalCommand.class,
            OfficerCommand.class, WallCommand.class, SessionCommand.class,
            ScreenCommand.class, ScreeningKeyCommand.class,
            PrepareCommand.class);

    @Spec
    private CommandSpec spec;

    /** Without a command it can only say what there is. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCodes.USAGE;
    }
}
