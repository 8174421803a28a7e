package io.bongsu.ticket.exchange;

import io.bongsu.platform.problem.Failure;
import io.bongsu.ticket.ticket.Bounds;
import io.bongsu.ticket.ticket.CustomField;
import io.bongsu.ticket.ticket.Practices;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads one line of a file, or says everything that is wrong with it. Plain computing, no I/O. */
@Component
class ReadLine {
    private static final int LONGEST_DETAIL = 300;
    /** Of one line; who mends these finds the others. */
    private static final int MOST_ERRORS = 10;

    private final JsonMapper json;
    private final Validator validator;
    private final Practices practices;
    private final List<CustomField> custom;

    @Autowired
    ReadLine(JsonMapper json, Validator validator, Practices practices) {
        this(
                json.rebuild()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build(),
                validator,
                practices,
                List.of());
    }

    private ReadLine(JsonMapper json, Validator validator, Practices practices, List<CustomField> custom) {
        this.json = json;
        this.validator = validator;
        this.practices = practices;
        this.custom = custom;
    }

    /** The same for lines of a tenant with these fields of its own. */
    ReadLine of(List<CustomField> fields) {
        return new ReadLine(json, validator, practices, fields);
    }

    /** Empty when it cannot be brought in; {@code wrong} has been told why. */
    Optional<Arrival> read(long line, ByteBuffer bytes, Consumer<LineError> wrong) {
        List<LineError> errors = new ArrayList<>();
        Optional<Arrival> arrival = parsed(line, bytes, errors).flatMap(ticket -> checked(line, ticket, errors));
        errors.stream().limit(MOST_ERRORS).forEach(wrong);
        return errors.isEmpty() ? arrival : Optional.empty();
    }

    private Optional<TicketLine> parsed(long line, ByteBuffer bytes, List<LineError> errors) {
        try {
            return Optional.of(json.readValue(text(bytes), TicketLine.class));
        } catch (CharacterCodingException e) {
            errors.add(new LineError(line, "", "not-utf-8", "Write the file in UTF-8."));
        } catch (JacksonException e) {
            errors.add(new LineError(line, pointer(e), "malformed", malformed(e)));
        }
        return Optional.empty();
    }

    /** The quick way writes U+FFFD for what is no UTF-8; where it stands the strict one says whether it was there before. */
    private static String text(ByteBuffer bytes) throws CharacterCodingException {
        String text = new String(
                bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining(), StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0
                ? text
                : StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    private Optional<Arrival> checked(long line, TicketLine ticket, List<LineError> errors) {
        if (!Evident.isFine(ticket)) {
            for (ConstraintViolation<TicketLine> violation : validator.validate(ticket)) {
                errors.add(new LineError(line, pointer(violation), code(violation), violation.getMessage() + "."));
            }
        }
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Arrival.of(ticket, practices, custom));
        } catch (Failure failure) {
            failure.errors()
                    .forEach(one -> errors.add(
                            new LineError(line, one.pointer(), one.code(), one.detail() == null ? "" : one.detail())));
            return Optional.empty();
        }
    }

    private static String pointer(JacksonException error) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference part : error.getPath()) {
            pointer.append('/').append(part.getPropertyName() == null ? part.getIndex() : part.getPropertyName());
        }
        return shown(pointer.toString());
    }

    private static String malformed(JacksonException error) {
        String said =
                String.valueOf(error.getOriginalMessage()).lines().findFirst().orElse("");
        String where = error.getLocation() == null || error.getLocation().getColumnNr() < 1
                ? ""
                : " (character " + error.getLocation().getColumnNr() + " of the line)";
        return shown(said + where);
    }

    /** Parts of the line may stand in what a parser says: bounded, and nothing that hides or turns. */
    private static String shown(String text) {
        String plain = text.codePoints()
                .filter(letter -> Character.toString(letter).matches(Bounds.LINE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.length() > LONGEST_DETAIL ? plain.substring(0, LONGEST_DETAIL) : plain;
    }

    private static String pointer(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString().replaceAll("\\.<[^>]*>", "");
        return "/" + path.replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
    }

    private static String code(ConstraintViolation<?> violation) {
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
