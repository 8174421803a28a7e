package io.bongsu.ticket.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ticket.exchange.TicketLine.Said;
import io.bongsu.ticket.exchange.TicketLine.Who;
import io.bongsu.ticket.history.Visibility;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A file says null wherever it likes. */
@NullUnmarked
class EvidentTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final List<String> PIECES = List.of(
            "a", "Printer broken", "장애가 났다", " ", "", ",", "\n", "\t", "\u0000", "\u200B", "\u202E", "é", "🙂", "~");

    @Test
    void anOrdinaryLineIsFine() {
        assertThat(Evident.isFine(new Lines(1).ordinary())).isTrue();
    }

    /** Whatever it lets through the validator would have let through, too. */
    @Test
    void nothingIsFineThatTheValidatorRefuses() {
        Lines lines = new Lines(7);
        List<TicketLine> fine = IntStream.range(0, 4_000)
                .mapToObj(i -> lines.any())
                .filter(Evident::isFine)
                .toList();

        assertThat(fine).hasSizeGreaterThan(100);
        assertThat(fine).allSatisfy(line -> assertThat(VALIDATOR.validate(line)).isEmpty());
    }

    /** Lines with few oddities each, so that many are fine and the others odd in one place. */
    private static final class Lines {
        private final SplittableRandom random;
        private boolean odd;

        Lines(long seed) {
            random = new SplittableRandom(seed);
        }

        TicketLine ordinary() {
            odd = false;
            return line();
        }

        TicketLine any() {
            odd = true;
            return line();
        }

        private boolean oddly() {
            return odd && random.nextInt(30) == 0;
        }

        private String text(int most) {
            if (!oddly()) {
                return "Printer 장애";
            }
            return switch (random.nextInt(4)) {
                case 0 -> null;
                case 1 -> "x".repeat(most);
                case 2 -> "x".repeat(most + 1);
                default -> PIECES.get(random.nextInt(PIECES.size())) + PIECES.get(random.nextInt(PIECES.size()));
            };
        }

        private Who who() {
            return oddly() ? null : new Who(text(64), text(200));
        }

        private Said said() {
            return new Said(oddly() ? null : AT, oddly() ? null : Visibility.PUBLIC, who(), text(20_000));
        }

        private TicketLine line() {
            return new TicketLine(
                    oddly() ? null : new ExternalIdentifier(text(100), text(200)),
                    text(40),
                    text(20),
                    text(300),
                    text(20_000),
                    text(40),
                    text(40),
                    text(20_000),
                    null,
                    null,
                    text(100),
                    who(),
                    who(),
                    oddly() ? null : Arrays.asList(text(50), "vip"),
                    oddly() ? null : Map.of("k", "v"),
                    null,
                    oddly() ? null : AT,
                    AT,
                    null,
                    null,
                    oddly() ? Arrays.asList(said(), null) : List.of(said()));
        }
    }
}
