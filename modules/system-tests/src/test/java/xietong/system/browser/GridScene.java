// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.CaseServiceAddAliasRequest;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.GridAnswer;
import xietong.v1.GridBox;
import xietong.v1.GridResult;
import xietong.v1.GridServiceAssignRequest;
import xietong.v1.GridServicePushRequest;
import xietong.v1.GridServiceReportRequest;
import xietong.v1.GridSubject;
import xietong.v1.GridTask;
import xietong.v1.GridTaskKind;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Paper;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/** A court that asks a grid, and the centre that hands on to its workers. All persons are invented. */
final class GridScene {
    static final String COURT = "京0117";
    static final String CENTRE = "GRID-110117";
    static final String WORKER = "patch-01";
    static final String NUMBER = "990100190001010011";
    static final String PHONE = "13900000000";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Map<String, GridServicePushRequest> pushes = new HashMap<>();
    private final HubClient court;
    private final HubClient centre;

    GridScene(HubClient court, HubClient centre) {
        this.court = court;
        this.centre = centre;
    }

    private static CommandHeader.Builder header(OfficerRole role) {
        return CommandHeader.newBuilder()
                .setRequestId("grid-scene-" + NUMBERS.incrementAndGet())
                .setOfficer(Officer.newBuilder().setId("scene-" + role.getNumber()).setName("演示员").setRole(role))
                .setCaseNumber("（2026）京0117执" + (92_000 + NUMBERS.get()) + "号");
    }

    /** Someone who is looked for, with what a phone must never have: a number and a telephone. */
    static Subject person(String name, String address) {
        return Subject.newBuilder()
                .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                .setName(name)
                .setIdentifier(NUMBER)
                .setPhone(PHONE)
                .addAddresses(address)
                .build();
    }

    /** Pushes one task, hands it to the worker, and gives its identifier. */
    String task(GridTaskKind kind, String name, String address) {
        return task(kind, person(name, address), WORKER);
    }

    String task(GridTaskKind kind, Subject subject, String worker) {
        var push = GridServicePushRequest.newBuilder()
                .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER))
                .setKind(kind)
                .setSubject(GridSubject.newBuilder().setSubject(subject).setTask(ask(kind)))
                .addRecipients(CENTRE);
        if (kind == GridTaskKind.GRID_TASK_KIND_SERVE) {
            push.addPapers(Paper.newBuilder().setKind("SERVICE_RETURN").setNumber("演示文书").setDocument(paper()));
        }
        String pushed = court.grid().push(push.build()).getResource();
        String task = court.grid().list(GridBox.GRID_BOX_WAITING)
                .filter(each -> each.getPush().equals(pushed))
                .findFirst()
                .orElseThrow()
                .getId();
        centre.grid().assign(GridServiceAssignRequest.newBuilder()
                .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER))
                .setId(task)
                .setWorker(worker)
                .build());
        pushes.put(task, push.build());
        return task;
    }

    private static String ask(GridTaskKind kind) {
        return switch (kind) {
            case GRID_TASK_KIND_SERVE -> "请协助送达执行通知书，本人签收后拍照。";
            case GRID_TASK_KIND_WITNESS -> "请到场见证执行，约一小时。";
            default -> "请核实本人是否在此居住，近期什么时间在家。";
        };
    }

    private DocumentRef paper() {
        try {
            return court.documents().upload("演示送达回证".getBytes(StandardCharsets.UTF_8), "回证.txt", "text/plain");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The person has another name now: whoever did not find him is asked again. */
    void renamed(String task, String name) {
        GridServicePushRequest push = pushes.get(task);
        court.cases().addAlias(CaseServiceAddAliasRequest.newBuilder()
                .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER).setCaseNumber(push.getHeader().getCaseNumber()))
                .setSubject(push.getSubject().getSubject())
                .setName(name)
                .setCurrent(true)
                .build());
    }

    /** The centre answers itself, past the worker. */
    void answeredBeside(String task) {
        centre.grid().report(GridServiceReportRequest.newBuilder()
                .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER))
                .setId(task)
                .setAnswer(GridAnswer.newBuilder().setResult(GridResult.GRID_RESULT_UNKNOWN))
                .build());
    }

    /** Where the worker stood, as an officer of the court reads it with a reason. */
    String position(String task) {
        return court.audit().reveal(AuditServiceRevealRequest.newBuilder()
                        .setHeader(header(OfficerRole.OFFICER_ROLE_OFFICER).setReason("核实送达地点"))
                        .setResource(task)
                        .build())
                .getGridTask().getAnswers(0).getPlace().getPosition();
    }

    /** As the court reads it. */
    GridTask read(String task) {
        return court.grid().get(task);
    }

    List<GridAnswer> answers(String task) {
        return read(task).getAnswersList();
    }

    /** The picture that an answer cites, as the court gets it. */
    byte[] picture(String task, Paper paper) {
        try (var out = new ByteArrayOutputStream()) {
            court.documents().download(task, paper.getDocument(), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean holds(byte[] content, String text) {
        return ByteString.copyFrom(content).toString(StandardCharsets.ISO_8859_1).contains(text);
    }
}
