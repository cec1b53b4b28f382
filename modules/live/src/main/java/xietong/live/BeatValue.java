// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import java.io.IOException;
import java.util.List;
import xietong.live.WatchShare.Beat;

/** A beat as members keep it. */
final class BeatValue implements Ranked<BeatValue> {
    private Beat beat;

    BeatValue() {}

    BeatValue(Beat beat) {
        this.beat = beat;
    }

    Beat beat() {
        return beat;
    }

    @Override
    public boolean newerThan(BeatValue other) {
        return beat.epoch() > other.beat.epoch()
                || beat.epoch() == other.beat.epoch() && beat.count() > other.beat.count();
    }

    @Override
    public int getClassId() {
        return Serializers.BEAT;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeLong(beat.epoch());
        out.writeLong(beat.count());
        out.writeLong(beat.position());
        out.writeLong(beat.change());
        out.writeLong(beat.floor());
        out.writeStringArray(beat.lists().toArray(String[]::new));
        out.writeInt(beat.shards());
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        beat = new Beat(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                List.of(in.readStringArray()),
                in.readInt());
    }
}
