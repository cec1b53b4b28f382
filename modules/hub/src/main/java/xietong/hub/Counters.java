// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import xietong.hub.Metric.Kind;

/** What this node did since its start and how it does now: every {@link Metric}, for Prometheus and for the operator. */
public final class Counters implements AutoCloseable {
    private static final Duration[] SECONDS = {
        Duration.ofNanos(500_000), Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10),
        Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5)
    };
    private static final double[] NUMBERS = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024};

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    /** By metric and values of its labels, as the operator reads them. */
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Metric, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Metric, DistributionSummary> summaries = new ConcurrentHashMap<>();
    /** Last told values of each metric, by the value of its one label. */
    private final Map<Metric, Map<String, AtomicReference<Number>>> families = new ConcurrentHashMap<>();

    public Counters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        collections.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
    }

    /** A rare happening that has no metric of its own. */
    public void count(String event) {
        counter(event, Metric.EVENTS, event).increment();
    }

    /** What counts so often that it is looked up only once. */
    public interface Tally {
        /** Adds one. */
        void one();
    }

    /** Counts from 0 on, also while nothing happens; a value for each label. */
    public Tally tally(Metric metric, String... labels) {
        return counter(name(metric, labels), metric, labels)::increment;
    }

    /** Adds one; a value for each label. */
    public void count(Metric metric, String... labels) {
        add(metric, 1, labels);
    }

    /** Adds some. */
    public void add(Metric metric, long n, String... labels) {
        counter(name(metric, labels), metric, labels).increment(n);
    }

    private static String name(Metric metric, String... labels) {
        return labels.length == 0 ? metric.key() : metric.key() + "." + String.join(".", labels);
    }

    private Counter counter(String name, Metric metric, String... labels) {
        Counter known = counters.get(name);
        return known != null ? known : counters.computeIfAbsent(name, n -> Counter.builder(metric.meter())
                .description(metric.description())
                .tags(tags(require(metric, Kind.COUNTER), labels))
                .register(registry));
    }

    /** Something took so long. */
    public void took(Metric metric, long nanos) {
        timers.computeIfAbsent(metric, m -> Timer.builder(require(m, Kind.TIMER).meter())
                        .description(m.description())
                        .serviceLevelObjectives(SECONDS)
                        .register(registry))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** So many of something. */
    public void record(Metric metric, long amount) {
        summaries.computeIfAbsent(metric, m -> DistributionSummary.builder(require(m, Kind.SUMMARY).meter())
                        .description(m.description())
                        .serviceLevelObjectives(NUMBERS)
                        .register(registry))
                .record(amount);
    }

    /** What is looked at whenever somebody asks; must be quick. */
    public void gauge(Metric metric, Supplier<Number> value, String... labels) {
        Gauge.builder(require(metric, Kind.GAUGE).meter(), value)
                .description(metric.description())
                .tags(tags(metric, labels))
                .strongReference(true)
                .register(registry);
    }

    /** All values of a metric with one label, by the label's value; whatever was told before and is not among them is 0. */
    public void gauges(Metric metric, Map<String, ? extends Number> values) {
        Map<String, AtomicReference<Number>> known = families.computeIfAbsent(metric, m -> new ConcurrentHashMap<>());
        values.keySet().forEach(label -> known.computeIfAbsent(label, l -> {
            var told = new AtomicReference<Number>(0);
            gauge(metric, told::get, l);
            return told;
        }));
        known.forEach((label, told) -> {
            Number now = values.get(label);
            told.set(now == null ? 0 : now);
        });
    }

    private static Metric require(Metric metric, Kind kind) {
        if (metric.kind() != kind) {
            throw new IllegalArgumentException(metric + " is no " + kind);
        }
        return metric;
    }

    private static Tags tags(Metric metric, String... values) {
        if (values.length != metric.labels().size()) {
            throw new IllegalArgumentException(metric + " has the labels " + metric.labels());
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(metric.labels().get(i), values[i]);
        }
        return tags;
    }

    /** All counts by name: the metric's and its labels' values, dots between. */
    public Map<String, Long> all() {
        var all = new TreeMap<String, Long>();
        counters.forEach((name, counter) -> all.put(name, (long) counter.count()));
        return all;
    }

    /** Everything, as Prometheus reads it. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
