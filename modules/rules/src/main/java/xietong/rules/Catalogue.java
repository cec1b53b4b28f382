// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.rules.account.AccountRules;
import xietong.rules.admin.AdminRules;
import xietong.rules.alert.AlertRules;
import xietong.rules.approval.ApprovalRules;
import xietong.rules.approval.FourEyes;
import xietong.rules.cases.CaseRules;
import xietong.rules.collaboration.CollaborationRules;
import xietong.rules.duty.DutyRules;
import xietong.rules.entrustment.EntrustmentResource;
import xietong.rules.entrustment.EntrustmentRules;
import xietong.rules.freeze.FreezeRules;
import xietong.rules.grid.GridRules;
import xietong.rules.locate.LocateRules;
import xietong.rules.room.RoomRules;
import xietong.rules.session.SessionRules;
import xietong.rules.supervision.SupervisionRules;
import xietong.rules.warning.Warned;
import xietong.rules.warning.WarningRules;

/** Everything that the hub can be commanded, and on what: a new capability is added here and in {@code rights.yaml}. */
public final class Catalogue {
    private static final List<Resource<?>> RESOURCES =
            Stream.of(
                            List.of(new EntrustmentResource()),
                            FreezeRules.resources(),
                            CollaborationRules.resources(),
                            CaseRules.resources(),
                            RoomRules.resources(),
                            LocateRules.resources(),
                            AlertRules.resources(),
                            GridRules.resources(),
                            WarningRules.resources(),
                            SupervisionRules.resources(),
                            DutyRules.resources(),
                            SessionRules.resources(),
                            AccountRules.resources(),
                            ApprovalRules.resources(),
                            AdminRules.resources())
                    .flatMap(List::stream)
                    .collect(Collectors.toUnmodifiableList());
    private static final Map<String, Resource<?>> BY_KIND =
            RESOURCES.stream().collect(Collectors.toUnmodifiableMap(Resource::kind, Function.identity()));
    /** Without what asks for a second officer, and what follows for warnings. */
    private static final Map<String, CommandRule<?, ?>> ACTS =
            Stream.of(
                            EntrustmentRules.all(),
                            FreezeRules.all(),
                            CollaborationRules.all(),
                            CaseRules.all(),
                            RoomRules.all(),
                            LocateRules.all(),
                            AlertRules.all(),
                            GridRules.all(),
                            WarningRules.all(),
                            SupervisionRules.all(),
                            DutyRules.all(),
                            SessionRules.all(),
                            AccountRules.all(),
                            ApprovalRules.all(),
                            AdminRules.all())
                    .flatMap(List::stream)
                    .collect(Collectors.toUnmodifiableMap(CommandRule::method, Function.identity()));
    private static final Map<String, CommandRule<?, ?>> RULES = ACTS.values().stream()
            .map(rule -> (CommandRule<?, ?>) new Warned<>(FourEyes.around(rule)))
            .collect(Collectors.toUnmodifiableMap(CommandRule::method, Function.identity()));

    private Catalogue() {}

    /** The rule of a method. */
    @SuppressWarnings("unchecked")
    public static Optional<CommandRule<Message, Message>> rule(String method) {
        return Optional.ofNullable((CommandRule<Message, Message>) RULES.get(method));
    }

    /** What a method decides once nobody else is asked; {@link FourEyes} asks for a second officer where the rule book does. */
    @SuppressWarnings("unchecked")
    public static CommandRule<Message, Message> act(String method) {
        return (CommandRule<Message, Message>) ACTS.get(method);
    }

    /** Of one of the hub's own commands, which are named by their message and the kind of resource. */
    public static CommandRule<Message, Message> own(Message own) {
        String name = own.getDescriptorForType().getFullName() + "/";
        return RULES.keySet().stream()
                .filter(m -> m.startsWith(name))
                .findFirst()
                .flatMap(Catalogue::rule)
                .orElseThrow();
    }

    /** Methods of all commands. */
    public static java.util.Set<String> methods() {
        return RULES.keySet();
    }

    /** Names of all kinds of resource. */
    public static java.util.Set<String> kinds() {
        return BY_KIND.keySet();
    }

    /** A kind of resource. */
    @SuppressWarnings("unchecked")
    public static Resource<Message> resource(String kind) {
        Resource<?> resource = BY_KIND.get(kind);
        if (resource == null) {
            throw new IllegalArgumentException("no kind of resource " + kind);
        }
        return (Resource<Message>) resource;
    }

    /** The kind that a state is of. */
    @SuppressWarnings("unchecked")
    public static Resource<Message> resourceOf(Message state) {
        return (Resource<Message>) RESOURCES.stream()
                .filter(r -> r.empty().getClass() == state.getClass())
                .findFirst()
                .orElseThrow();
    }
}
