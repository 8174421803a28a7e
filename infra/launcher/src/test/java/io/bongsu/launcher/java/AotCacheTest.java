package io.bongsu.launcher.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    @TempDir
    Path folder;

    private Path written(AotCache cache) {
        return Path.of(cache.flags().getFirst().replace("-XX:AOTCacheOutput=", ""));
    }

    @Test
    void theFirstRunRecordsAndTheNextOneUsesIt() throws IOException {
        AotCache first = new AotCache(folder);
        Files.writeString(written(first), "cache");
        assertThat(first.recording()).isTrue();
        first.keep();
        AotCache next = new AotCache(folder);
        assertThat(next.flags()).anyMatch(flag -> flag.startsWith("-XX:AOTCache=" + folder));
        assertThat(next.recording()).isFalse();
    }

    @Test
    void whoWasKilledWhileItRecordedDoesNotRecordAgain() {
        AotCache cache = new AotCache(folder);
        assertThat(cache.flags()).anyMatch(flag -> flag.startsWith("-XX:AOTCacheOutput="));
        assertThat(cache.flags()).isEmpty();
        assertThat(cache.recording()).isFalse();
    }

    @Test
    void aTrainingRunMakesTheCacheWhileTheProgramGoesOn() throws IOException {
        AotCache cache = new AotCache(folder);
        String running = written(cache).toString();
        String trained = cache.training().getFirst().replace("-XX:AOTCacheOutput=", "");
        assertThat(trained).isNotEqualTo(running);
        Files.writeString(Path.of(trained), "cache");
        assertThat(cache.flags()).as("not complete").isEmpty();
        cache.keepTrained();
        assertThat(cache.flags()).anyMatch(flag -> flag.startsWith("-XX:AOTCache=" + folder));
        assertThat(cache.training()).isEmpty();
    }

    @Test
    void whoStartsOnceRecordsNothing() throws IOException {
        AotCache once = AotCache.of(folder, Map.of("BONGSU_START_CACHES", "off"));
        assertThat(once.flags()).isEmpty();
        assertThat(once.training()).isEmpty();
        assertThat(once.recording()).isFalse();
    }

    @Test
    void whatWasCutShortIsNeverUsed() throws IOException {
        Files.writeString(written(new AotCache(folder)), "half a ca");
        assertThat(new AotCache(folder).flags()).anyMatch(flag -> flag.startsWith("-XX:AOTCacheOutput="));
    }

    @Test
    void aProgramThatDidNotStartGoesOnWithout() throws IOException {
        AotCache cache = new AotCache(folder);
        Files.writeString(written(cache), "cache");
        cache.keep();
        cache.distrust();
        assertThat(cache.flags()).isEmpty();
        assertThat(cache.recording()).isFalse();
        assertThat(new AotCache(folder).flags()).anyMatch(flag -> flag.startsWith("-XX:AOTCacheOutput="));
    }
}
