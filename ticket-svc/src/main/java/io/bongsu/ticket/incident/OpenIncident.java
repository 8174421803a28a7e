package io.bongsu.ticket.incident;

import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.policy.IncidentPolicies;
import io.bongsu.ticket.policy.IncidentPolicy;
import io.bongsu.ticket.ticket.Content;
import io.bongsu.ticket.ticket.Evidence;
import io.bongsu.ticket.ticket.NewTicket;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Hears what happens to a situation and keeps its one incident true to it: opens, worsens, resolves, reopens or annotates.
 * Runs in the transaction of the fact; the situation's row is its lock.
 */
@Component
class OpenIncident {
    private static final int LONGEST_TITLE = 300;

    private final SituationRepository situations;
    private final Tickets tickets;
    private final IncidentPolicies policies;
    private final IncidentPractice practice;

    OpenIncident(
            SituationRepository situations, Tickets tickets, IncidentPolicies policies, IncidentPractice practice) {
        this.situations = situations;
        this.tickets = tickets;
        this.policies = policies;
        this.practice = practice;
    }

    Mono<Void> hear(Observation fact) {
        return situations
                .claim(fact.situation())
                .flatMap(before -> policies.current().flatMap(policy -> judge(fact, before, policy)));
    }

    private Mono<Void> judge(Observation fact, Situation before, IncidentPolicy policy) {
        Situation after = before.observed(fact);
        Judgement judgement = new Judgement(fact, before, after, policy);
        return incidentOf(before)
                .flatMap(ticket -> apply(judgement.steps(ticket.orElse(null)), fact, after, ticket.orElse(null))
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty()))
                .flatMap(ticket -> ticket.isPresent() ? keep(fact, after, ticket.get()) : situations.store(after));
    }

    private Mono<Optional<Ticket>> incidentOf(Situation situation) {
        return situation.ticket() == null
                ? Mono.just(Optional.empty())
                : tickets.locked(situation.ticket())
                        .flatMap(tickets::speaksFor) // merged meanwhile: the other one is told
                        .flatMap(spokesman -> tickets.locked(spokesman.id()))
                        .map(Optional::of);
    }

    private Mono<Void> keep(Observation fact, Situation situation, Ticket ticket) {
        return tickets.keep(ticket.id(), new Evidence(fact.alerts(), fact.at()))
                .then(situations.store(situation.with(ticket.id())));
    }

    /** One step after the other, each on the ticket the one before left; empty when there is no incident. */
    private Mono<Ticket> apply(List<Step> steps, Observation fact, Situation situation, @Nullable Ticket ticket) {
        Mono<Ticket> result = Mono.justOrEmpty(ticket);
        for (Step step : steps) {
            result = step instanceof Step.Open open
                    ? open(open, fact, situation)
                    : result.flatMap(current -> apply(step, fact, current));
        }
        return result;
    }

    private Mono<Ticket> open(Step.Open step, Observation fact, Situation situation) {
        Weight weight = Weight.of(step.severity());
        String title = situation.title().isBlank() ? "Situation" : situation.title();
        Content content = new Content(
                title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title,
                "",
                weight.impact(),
                weight.urgency(),
                null);
        Person by = fact.requestedBy();
        Entry why = by == null
                ? Entry.fact("opened", "Opened by a situation of severity " + fact.severity() + ".")
                : Entry.fact("requested", "Asked for by " + by.name() + ".");
        return tickets.open(
                new NewTicket(practice, content, Person.SYSTEM, null, situation.id(), false), Actor.SYSTEM, why);
    }

    private Mono<Ticket> apply(Step step, Observation fact, Ticket ticket) {
        return switch (step) {
            case Step.Open open -> Mono.error(new IllegalStateException("the situation has an incident"));
            case Step.Worsen(int from, int to) -> worsen(ticket, from, to);
            case Step.Resolve resolve ->
                note(ticket, "recovered", fact).then(store(ticket, IncidentPractice.recovered(ticket, tickets.now())));
            case Step.Reopen reopen ->
                note(ticket, "reopened", fact).then(store(ticket, IncidentPractice.reopened(ticket)));
            case Step.Annotate(String word) -> note(ticket, word, fact).thenReturn(ticket);
            case Step.TellAgain again -> tickets.tellLink(ticket).thenReturn(ticket);
        };
    }

    private Mono<Ticket> worsen(Ticket ticket, int from, int to) {
        Entry entry = Entry.fact("severity", "The situation got worse.", Integer.toString(from), Integer.toString(to));
        Weight weight = Weight.of(to);
        boolean mayRise = ticket.isOpen() || ticket.status().recovered(); // the end may be heard before the worst
        boolean raises = mayRise && !ticket.touched() && weight.priority() < ticket.priority();
        Ticket wanted = raises ? ticket.with(ticket.content().weighing(weight.impact(), weight.urgency())) : ticket;
        return tickets.note(ticket, Actor.SYSTEM, entry).then(store(ticket, wanted));
    }

    private Mono<Void> note(Ticket ticket, String word, Observation fact) {
        String body = switch (word) {
            case "recovered" -> "The situation is over.";
            default -> "The situation is back.";
        };
        return tickets.note(ticket, Actor.SYSTEM, Entry.fact(word, body + " " + fact.title()))
                .then();
    }

    private Mono<Ticket> store(Ticket ticket, Ticket wanted) {
        return tickets.store(ticket, wanted, Actor.SYSTEM)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("a locked ticket was changed")));
    }
}
