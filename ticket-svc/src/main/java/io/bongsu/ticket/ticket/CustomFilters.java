package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;

/** Filters of the list by custom fields: {@code custom.site=seoul,busan}, {@code custom.cost=10..20}. Only asked for when there is one. */
@Component
class CustomFilters {
    private static final String PREFIX = "custom.";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final int MOST_WORDS = 20;
    private static final int MOST_FIELDS = 5;

    private final CustomFields fields;

    CustomFilters(CustomFields fields) {
        this.fields = fields;
    }

    /** The query with what of the parameters is about custom fields. Inside a transaction. */
    Mono<TicketQuery> add(TicketQuery query, MultiValueMap<String, String> parameters, Caller caller) {
        List<String> names = parameters.keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .toList();
        if (names.isEmpty()) {
            return Mono.just(query);
        }
        if (names.size() > MOST_FIELDS) {
            return Mono.error(
                    () -> Failures.invalid("custom", "too-many", "At most " + MOST_FIELDS + " custom fields at once."));
        }
        return fields.all()
                .map(all -> all.stream()
                        .filter(field -> field.filterable() && field.shownTo(Viewer.of(caller)))
                        .toList())
                .map(known -> query.with(names.stream()
                        .map(name -> filter(name, parameters.getOrDefault(name, List.of()), known, caller))
                        .toList()));
    }

    private static CustomFilter filter(String name, List<String> values, List<CustomField> known, Caller caller) {
        String key = name.substring(PREFIX.length());
        CustomField field = known.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> unknown(name, known));
        String only = values.size() == 1 ? values.getFirst() : "";
        if (CustomRange.isOne(field, only)) {
            return new CustomFilter(field.id(), List.of(), CustomRange.read(field, bounded(name), only));
        }
        List<String> words = values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> word(field, name, word, caller))
                .distinct()
                .toList();
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            throw Failures.invalid(bounded(name), "out-of-range", "1 to " + MOST_WORDS + " values.");
        }
        return new CustomFilter(field.id(), words, null);
    }

    private static Failure unknown(String name, List<CustomField> known) {
        String there = known.stream().map(field -> PREFIX + field.key()).collect(Collectors.joining(", "));
        return Failures.invalid(
                bounded(name),
                "unknown-field",
                there.isEmpty() ? "No custom field can be filtered by." : "There are: " + there + ".");
    }

    private static String word(CustomField field, String name, String word, Caller caller) {
        if (word.length() > CustomReader.LONGEST || word.indexOf('\0') >= 0) {
            throw Failures.invalid(name, "out-of-range", "At most " + CustomReader.LONGEST + " characters.");
        }
        return switch (field.kind()) {
            case NUMBER -> number(name, word);
            case PERSON -> word.equals("me") ? caller.id() : word;
            default -> word;
        };
    }

    private static String number(String name, String word) {
        if (!NUMBER.matcher(word).matches()) {
            throw Failures.invalid(name, "not-a-number", "A number.");
        }
        return new CustomValue.Amount(new BigDecimal(word)).said();
    }

    private static String bounded(String name) {
        return name.length() > 60 ? PREFIX + "…" : name;
    }
}
