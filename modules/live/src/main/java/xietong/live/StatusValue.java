// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;
import java.util.List;
import xietong.live.Live.Status;

/** A status as members keep it; the greater revision is the newer. */
final class StatusValue implements Ranked<StatusValue> {
    private Status status;

    StatusValue() {}

    StatusValue(Status status) {
        this.status = status;
    }

    Status status() {
        return status;
    }

    @Override
    public boolean newerThan(StatusValue other) {
        return status.revision() > other.status.revision();
    }

    @Override
    public int getClassId() {
        return Serializers.STATUS;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeString(status.kind());
        out.writeString(status.state());
        out.writeLong(status.revision());
        out.writeLong(status.position());
        out.writeStringArray(status.parties().toArray(String[]::new));
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        status = new Status(
                in.readString(), in.readString(), in.readLong(), in.readLong(), List.of(in.readStringArray()));
    }
}
