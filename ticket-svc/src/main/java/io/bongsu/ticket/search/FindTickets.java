package io.bongsu.ticket.search;

import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.search.SearchResult.Found;
import io.bongsu.ticket.ticket.Viewer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds tickets by what is typed: a number, or words that stand on them. */
@Component
class FindTickets {
    private static final Pattern NUMBER = Pattern.compile("(INC|REQ|PRB|CHG)-[0-9]{0,4}(-[0-9]{0,9})?");
    private static final Pattern WHOLE = Pattern.compile("(INC|REQ|PRB|CHG)-[0-9]{4}-[0-9]{6,}");

    private final SearchRepository search;
    private final TenantTransaction transaction;

    FindTickets(SearchRepository search, TenantTransaction transaction) {
        this.search = search;
        this.transaction = transaction;
    }

    Mono<SearchResult> find(String typed, @Nullable String type, int limit, Viewer viewer) {
        String number = typed.strip().toUpperCase(Locale.ROOT);
        String query = worded(typed, number);
        Mono<List<Match>> numbered = NUMBER.matcher(number).matches()
                ? search.numbered(number, viewer, limit).collectList()
                : Mono.just(List.of());
        Mono<List<Match>> worded = query.isEmpty()
                ? Mono.just(List.of())
                : search.matching(query, type, viewer, limit).collectList();
        return numbered.flatMap(first -> worded.map(others -> joined(first, others, limit)))
                .flatMap(matches -> highlighted(matches, typed, viewer)
                        .map(items -> new SearchResult(items, exact(matches, number))))
                .as(transaction::run);
    }

    /**
     * A number that is not complete is looked for as a number only: its pieces stand on every ticket. A complete one is also
     * found where it is spoken of.
     */
    private static String worded(String typed, String number) {
        if (WHOLE.matcher(number).matches()) {
            return Words.exactly(typed);
        }
        return NUMBER.matcher(number).matches() ? "" : Words.query(typed);
    }

    private static List<Match> joined(List<Match> first, List<Match> others, int limit) {
        Map<UUID, Match> all = new LinkedHashMap<>();
        Stream.concat(first.stream(), others.stream()).forEach(match -> all.putIfAbsent(match.id(), match));
        return all.values().stream().limit(limit).toList();
    }

    private static @Nullable UUID exact(List<Match> matches, String number) {
        return WHOLE.matcher(number).matches()
                ? matches.stream()
                        .filter(match -> match.number().equals(number))
                        .map(Match::id)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private Mono<List<Found>> highlighted(List<Match> matches, String typed, Viewer viewer) {
        List<String> words = Words.runs(typed).stream().map(Words.Run::text).toList();
        if (matches.isEmpty() || words.isEmpty()) {
            return Mono.just(List.of());
        }
        return search.messages(matches.stream().map(Match::id).toList(), words, !viewer.seesAll())
                .collectMap(Match.Said::ticket, Match.Said::body)
                .map(said -> matches.stream()
                        .map(match -> found(match, typed, said.get(match.id())))
                        .toList());
    }

    private static Found found(Match match, String typed, @Nullable String message) {
        List<Highlight> highlights = new ArrayList<>();
        add(highlights, "number", match.number(), typed);
        add(highlights, "title", match.title(), typed);
        add(highlights, "requester", match.requester(), typed);
        add(highlights, "assignee", match.assignee(), typed);
        add(highlights, "description", match.description(), typed);
        add(highlights, "message", message, typed);
        return new Found(
                "ticket",
                match.id(),
                match.number(),
                match.type(),
                match.state(),
                match.category(),
                match.priority(),
                match.title(),
                match.updatedAt(),
                match.mergedInto() != null,
                highlights);
    }

    private static void add(List<Highlight> highlights, String field, @Nullable String text, String typed) {
        if (text == null || text.isEmpty()) {
            return;
        }
        Highlight highlight = Highlight.of(field, text, typed);
        if (!highlight.ranges().isEmpty()) {
            highlights.add(highlight);
        }
    }
}
