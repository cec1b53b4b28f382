// SPDX-License-Identifier: Apache-2.0
package xietong.live;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.merge.LatestUpdateMergePolicy;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionOn;

/** Hazelcast as this program wants it: quiet, on one private interface, found by a list and never by shouting. */
final class Cluster {
    static final String STATUS = "request-status";
    static final String PRESENCE = "presence";
    static final String WATCH_SHARDS = "watch-shards";
    static final String WATCH_CHANGES = "watch-changes";
    static final String WATCH_MANIFEST = "watch-manifest";
    static final String WATCH_BEAT = "watch-beat";
    static final String TRACES = "traces";
    static final String WALLS = "walls";
    /** Attribute of members that know {@link KeepNewestOfMany}; those of an older version do not. */
    static final String TAKES_MANY = "takes-many";
    private static final String MAJORITY = "majority";
    /** The least recently used beyond it are forgotten, and then read from the ledger. */
    private static final int STATUSES_PER_MEMBER = 500_000;

    private Cluster() {}

    /** @throws IllegalStateException saying which address or port cannot be used */
    static HazelcastInstance join(LiveSettings settings) {
        PrivateAddress.require(settings.address());
        try {
            return Hazelcast.newHazelcastInstance(config(settings));
        } catch (RuntimeException e) {
            throw new IllegalStateException("live: no member can start on " + settings.address() + ":" + settings.port()
                    + " (" + e.getMessage() + "); live.address must be of this machine, live.port free", e);
        }
    }

    private static Config config(LiveSettings settings) {
        Config config = new Config().setClusterName(settings.cluster());
        config.setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false")
                // Also one that belongs to an interface without being named by it, as all of 127/8 does.
                .setProperty("hazelcast.local.localAddress", settings.address())
                // What it sends leaves by the same interface, too. The engine would take the address where others reach it.
                .setProperty("hazelcast.socket.client.bind.any", Boolean.toString(isReachedElsewhere(settings)))
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                // A frozen member is gone after 5 seconds instead of a minute, and back 5 seconds after it wakes.
                .setProperty("hazelcast.heartbeat.interval.seconds", "1")
                .setProperty("hazelcast.max.no.heartbeat.seconds", "5")
                .setProperty("hazelcast.merge.first.run.delay.seconds", "5")
                .setProperty("hazelcast.merge.next.run.delay.seconds", "5");
        config.getMemberAttributeConfig().setAttribute(TAKES_MANY, "yes");
        config.getJetConfig().setEnabled(false);
        config.getMetricsConfig().setEnabled(false);
        config.getSerializationConfig().addDataSerializableFactory(Serializers.FACTORY, new Serializers());
        network(config.getNetworkConfig(), settings);
        maps(config, settings.members().size());
        return config;
    }

    private static boolean isReachedElsewhere(LiveSettings settings) {
        return !settings.reachedAt().isEmpty() && !settings.reachedAt().startsWith(settings.address() + ":");
    }

    private static void network(NetworkConfig network, LiveSettings settings) {
        network.setPort(settings.port()).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface(settings.address());
        if (!settings.reachedAt().isEmpty()) {
            network.setPublicAddress(settings.reachedAt());
        }
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(!settings.members().isEmpty()).setMembers(settings.members());
    }

    /** The smaller side of a split answers nothing instead of what is old. Two members cannot tell which is smaller. */
    private static void maps(Config config, int members) {
        MapConfig status = map(STATUS);
        status.getEvictionConfig()
                .setEvictionPolicy(EvictionPolicy.LRU)
                .setMaxSizePolicy(MaxSizePolicy.PER_NODE)
                .setSize(STATUSES_PER_MEMBER);
        if (members > 2) {
            config.addSplitBrainProtectionConfig(new SplitBrainProtectionConfig(MAJORITY, true, members / 2 + 1)
                    .setProtectOn(SplitBrainProtectionOn.READ_WRITE));
            status.setSplitBrainProtectionName(MAJORITY);
        }
        config.addMapConfig(status).addMapConfig(map(PRESENCE));
        // Read from their owner only, so that a beat is never older than the question. After a split the writer's compare
        // puts right what was merged wrongly.
        config.addMapConfig(map(WATCH_BEAT).setReadBackupData(false))
                .addMapConfig(watched(WATCH_SHARDS))
                .addMapConfig(watched(WATCH_CHANGES))
                .addMapConfig(watched(WATCH_MANIFEST));
    }

    private static MapConfig watched(String name) {
        return new MapConfig(name)
                .setBackupCount(1)
                .setPerEntryStatsEnabled(true)
                .setMergePolicyConfig(new MergePolicyConfig(LatestUpdateMergePolicy.class.getName(), 100));
    }

    private static MapConfig map(String name) {
        return new MapConfig(name)
                .setBackupCount(1)
                .setReadBackupData(true)
                .setMergePolicyConfig(new MergePolicyConfig(NewestWins.class.getName(), 100));
    }
}
