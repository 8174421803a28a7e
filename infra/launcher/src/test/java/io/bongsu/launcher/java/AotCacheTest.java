package io.bongsu.launcher.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(first.recording()).isTrue();
        Files.writeString(written(first), "cache");
        first.keep();
        AotCache next = new AotCache(folder);
        assertThat(next.recording()).isFalse();
        assertThat(next.flags()).anyMatch(flag -> flag.startsWith("-XX:AOTCache=" + folder));
    }

    @Test
    void whatWasCutShortIsNeverUsed() throws IOException {
        Files.writeString(written(new AotCache(folder)), "half a ca");
        assertThat(new AotCache(folder).recording()).isTrue();
    }

    @Test
    void aProgramThatDidNotStartGoesOnWithout() throws IOException {
        AotCache cache = new AotCache(folder);
        Files.writeString(written(cache), "cache");
        cache.keep();
        cache.distrust();
        assertThat(cache.flags()).isEmpty();
        assertThat(cache.recording()).isFalse();
        assertThat(new AotCache(folder).recording()).isTrue();
    }
}
