// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xietong.rules.Times;
import xietong.v1.AddressStatus;
import xietong.v1.GridAnswer;
import xietong.v1.GridResult;
import xietong.v1.GridTask;
import xietong.v1.WallNoticeKind;

/** The answers to a grid task. */
record GridFact(
        String id, long revision, String court, String recipient, List<Answer> answers, Instant last) implements Fact {
    static final String ADDRESS_OK = "address_ok";
    static final String MOVED = "moved";
    static final String NEW_ADDRESS = "new_address";
    static final String SERVED = "served";
    static final String ATTEMPTED = "attempted";
    static final String WITNESSED = "witnessed";
    static final String UNKNOWN = "unknown";
    /** The person was found, or the address is right. */
    static final String FOUND = "found";
    static final String ANSWERED = "answered";

    record Answer(GridResult result, AddressStatus address, Instant time, String by) {}

    static Optional<Fact> of(String id, GridTask task) {
        var answers = new ArrayList<Answer>();
        Instant last = Times.instant(task.getSendTime());
        for (GridAnswer answer : task.getAnswersList()) {
            Instant time = Times.instant(answer.getTime());
            answers.add(new Answer(answer.getResult(), answer.getAddressStatus(), time, answer.getOrganisation()));
            last = time.isAfter(last) ? time : last;
        }
        return Optional.of(new GridFact(
                id, task.getRevision(), task.getCourt(), task.getRecipient(), List.copyOf(answers), last));
    }

    @Override
    public boolean open() {
        return false;
    }

    @Override
    public boolean concerns(Area area) {
        return area.has(court) || area.has(recipient);
    }

    @Override
    public void count(Area area, Counts.Taker counts) {
        for (Answer answer : answers) {
            Instant time = answer.time();
            counts.take(What.GRID, time, ANSWERED, 1);
            boolean right = answer.address() == AddressStatus.ADDRESS_STATUS_OK
                    || answer.address() == AddressStatus.ADDRESS_STATUS_OK_RETURNS_OFTEN;
            if (right || answer.result() == GridResult.GRID_RESULT_FOUND) {
                counts.take(What.GRID, time, FOUND, 1);
            }
            switch (answer.result()) {
                case GRID_RESULT_SERVED -> counts.take(What.GRID, time, SERVED, 1);
                case GRID_RESULT_SERVICE_ATTEMPTED -> counts.take(What.GRID, time, ATTEMPTED, 1);
                case GRID_RESULT_WITNESSED -> counts.take(What.GRID, time, WITNESSED, 1);
                case GRID_RESULT_UNKNOWN -> counts.take(What.GRID, time, UNKNOWN, 1);
                default -> { }
            }
            if (right) {
                counts.take(What.GRID, time, ADDRESS_OK, 1);
            } else if (answer.address() == AddressStatus.ADDRESS_STATUS_NOT_LIVING_HERE) {
                counts.take(What.GRID, time, MOVED, 1);
            } else if (answer.address() == AddressStatus.ADDRESS_STATUS_NEW) {
                counts.take(What.GRID, time, NEW_ADDRESS, 1);
            }
        }
    }

    @Override
    public List<Event> events() {
        return answers.stream()
                .map(a -> new Event(a.time(), WallNoticeKind.WALL_NOTICE_KIND_GRID, a.by(), court, ""))
                .toList();
    }
}
