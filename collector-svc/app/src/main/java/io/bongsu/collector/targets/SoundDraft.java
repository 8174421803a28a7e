package io.bongsu.collector.targets;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A draft that was looked at: all that is wrong is told at once. */
record SoundDraft(
        String job,
        URI url,
        Duration interval,
        Duration timeout,
        Map<String, String> labels,
        boolean enabled,
        @Nullable SoundCredential credential) {
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(15);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_JOB = 100;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_LABELS = 30;

    static SoundDraft of(TargetDraft draft) {
        List<Violation> wrong = new ArrayList<>();
        String job = Objects.requireNonNullElse(draft.job(), "").strip();
        if (job.isEmpty() || job.length() > LONGEST_JOB || hasControl(job)) {
            wrong.add(new Violation("/job", "invalid-size", "job has 1 to " + LONGEST_JOB + " characters."));
        }
        URI url = url(draft.url(), wrong);
        Duration interval = Objects.requireNonNullElse(draft.interval(), USUAL_INTERVAL);
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            wrong.add(new Violation("/interval", "out-of-range", "interval is from PT1S to PT1H."));
        }
        Duration usual = USUAL_TIMEOUT.compareTo(interval) < 0 ? USUAL_TIMEOUT : interval;
        Duration timeout = Objects.requireNonNullElse(draft.timeout(), usual);
        if (!timeout.isPositive() || timeout.compareTo(interval) > 0) {
            wrong.add(new Violation("/timeout", "out-of-range", "timeout is positive and not longer than interval."));
        }
        Map<String, String> labels = present(draft.labels());
        check(labels, wrong);
        SoundCredential credential = SoundCredential.of(draft.credential(), wrong);
        if (!wrong.isEmpty()) {
            throw Failures.invalid(wrong);
        }
        boolean enabled = !Boolean.FALSE.equals(draft.enabled());
        return new SoundDraft(job, url, interval, timeout, Map.copyOf(labels), enabled, credential);
    }

    private static URI url(@Nullable String text, List<Violation> wrong) {
        try {
            URI url = new URI(Objects.requireNonNullElse(text, "").strip());
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.toString().length() <= LONGEST_URL) {
                if (url.getRawUserInfo() == null && url.getRawFragment() == null) {
                    return url;
                }
                wrong.add(
                        new Violation(
                                "/url",
                                "not-allowed",
                                "url holds no user, password or fragment: everybody who reads sees it. Say them as credential."));
                return url;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        wrong.add(new Violation("/url", "malformed", "url is an address like http://web1:9100/metrics."));
        return URI.create("http://nowhere");
    }

    private static void check(Map<String, String> labels, List<Violation> wrong) {
        if (labels.size() > MOST_LABELS) {
            wrong.add(new Violation("/labels", "too-many", "labels are at most " + MOST_LABELS + "."));
        }
        labels.forEach((name, value) -> {
            if (!name.matches("[a-zA-Z_][a-zA-Z0-9_.]{0,99}") || name.startsWith("__") || name.equals("job")) {
                wrong.add(new Violation(
                        "/labels", "malformed", "A label's name has letters, digits, _ and ., and is not job or __…."));
            }
            if (value.length() > LONGEST_VALUE || hasControl(value)) {
                wrong.add(new Violation(
                        "/labels", "invalid-size", "A label's value has at most " + LONGEST_VALUE + " characters."));
            }
        });
    }

    /** A merge patch says null for a label that goes. */
    private static Map<String, String> present(@Nullable Map<String, String> labels) {
        Map<String, String> present = new TreeMap<>(labels == null ? Map.of() : labels);
        present.values().removeIf(Objects::isNull);
        return present;
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
