package io.bongsu.ticket.reply;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which replies are there, and what would they say on a ticket? */
@Component
class Replies {
    private final ReplyRepository replies;
    private final Tickets tickets;
    private final TenantTransaction transaction;

    Replies(ReplyRepository replies, Tickets tickets, TenantTransaction transaction) {
        this.replies = replies;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    Mono<List<CannedReply>> all() {
        return replies.all().as(transaction::run);
    }

    /** With this ticket's values in place of variables. */
    Mono<List<CannedReply>> filled(String ticket, Caller caller) {
        Person agent = new Person(caller.id(), caller.name());
        return tickets.find(ticket, Viewer.of(caller))
                .flatMap(found -> replies.all()
                        .map(all -> all.stream()
                                .map(reply -> new CannedReply(
                                        reply.id(),
                                        reply.name(),
                                        reply.shortcut(),
                                        reply.language(),
                                        new Template(reply.body()).filled(found, agent),
                                        reply.version()))
                                .toList()))
                .as(transaction::run);
    }

    Mono<CannedReply> one(UUID id) {
        return all().flatMapMany(Flux::fromIterable)
                .filter(reply -> reply.id().equals(id))
                .next()
                .switchIfEmpty(Mono.error(() -> Failures.notFound("reply")));
    }

    Mono<CannedReply> create(ReplyWish wish) {
        CannedReply reply = wish.reply(UuidCreator.getTimeOrderedEpochPlus1(), 1);
        return replies.insert(reply)
                .as(transaction::run)
                .flatMap(kept -> kept ? Mono.just(reply) : Mono.error(taken()));
    }

    Mono<CannedReply> change(UUID id, long version, ReplyWish wish) {
        return replies.update(wish.reply(id, version))
                .as(transaction::run)
                .flatMap(updated -> one(id).flatMap(stands -> {
                    if (updated) {
                        return Mono.just(stands);
                    }
                    return Mono.error(stands.version() == version ? taken() : Failures.preconditionFailed(stands));
                }));
    }

    Mono<Void> delete(UUID id, long version) {
        return one(id).flatMap(stands -> replies.delete(id, version)
                .as(transaction::run)
                .flatMap(gone -> gone ? Mono.<Void>empty() : Mono.error(Failures.preconditionFailed(stands))));
    }

    private static Failure taken() {
        return Failures.conflict(
                "reply-shortcut-taken",
                "The shortcut is taken",
                "Choose another shortcut for this language; a tenant has at most " + ReplyRepository.MOST
                        + " replies.");
    }
}
