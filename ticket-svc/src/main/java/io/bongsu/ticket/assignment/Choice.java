package io.bongsu.ticket.assignment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whose is the next ticket? Plain rules, no I/O. */
final class Choice {

    private Choice() {}

    /**
     * @param last whose turn it was
     * @param load open tickets by person
     * @param tags of the ticket
     */
    static Optional<Member> of(
            Mode mode, List<Member> members, @Nullable String last, Map<String, Long> load, List<String> tags) {
        return switch (mode) {
            case MANUAL -> Optional.empty();
            case ROUND_ROBIN -> inTurns(members, last).stream().findFirst();
            case LEAST_LOAD -> inTurns(members, last).stream().min(byLoad(load));
            case SKILL ->
                inTurns(members, last).stream()
                        .min(Comparator.comparingLong((Member member) -> -known(member, tags))
                                .thenComparing(byLoad(load)));
        };
    }

    private static Comparator<Member> byLoad(Map<String, Long> load) {
        return Comparator.comparingLong(member -> load.getOrDefault(member.id(), 0L));
    }

    private static long known(Member member, List<String> tags) {
        return tags.stream().filter(member.known()::contains).count();
    }

    /** Beginning with who comes after the last: equals are taken in turns, too. */
    private static List<Member> inTurns(List<Member> members, @Nullable String last) {
        int at = 0;
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).id().equals(last)) {
                at = i + 1;
            }
        }
        int first = at;
        return IntStream.range(0, members.size())
                .mapToObj(i -> members.get((first + i) % members.size()))
                .toList();
    }
}
