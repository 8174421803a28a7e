package io.bongsu.ticket.exchange;

import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.blob.Blobs;
import io.bongsu.ticket.exchange.TicketImport.Progress;
import io.bongsu.ticket.exchange.TicketImport.State;
import io.bongsu.ticket.ticket.BringIn;
import io.bongsu.ticket.ticket.CustomFields;
import io.bongsu.ticket.ticket.PastTicket;
import io.bongsu.ticket.ticket.Practice;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Brings in one file, piece by piece. A piece and how far it reaches are one transaction, so that an import that is cut off goes on
 * where it was; while one piece is written the next is read and worked out.
 */
@Component
class RunImport {
    /** A window holds the longest line, whatever piece it begins in. */
    private static final int WINDOW = LineLength.LONGEST / Blobs.PIECE + 2;

    private final ImportRepository imports;
    private final ExternalIdRepository names;
    private final Blobs blobs;
    private final ReadLine reader;
    private final CustomFields fields;
    private final BringIn bringIn;
    private final TenantTransaction transaction;
    private final Clock clock;

    RunImport(
            ImportRepository imports,
            ExternalIdRepository names,
            Blobs blobs,
            ReadLine reader,
            CustomFields fields,
            BringIn bringIn,
            TenantTransaction transaction,
            Clock clock) {
        this.imports = imports;
        this.names = names;
        this.blobs = blobs;
        this.reader = reader;
        this.fields = fields;
        this.bringIn = bringIn;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Completes when the file is at its end, or another process has taken it over. */
    Mono<Void> run(UUID id) {
        return transaction
                .run(imports.find(id))
                .filter(found -> found.state() == State.RUNNING)
                .zipWhen(found -> transaction.run(fields.all()).map(reader::of))
                .flatMapMany(both -> all(both.getT1(), both.getT2()))
                .takeUntil(progress -> progress.bytes() < 0)
                .then();
    }

    private Flux<Progress> all(TicketImport found, ReadLine lines) {
        return read(found, found.progress().bytes(), found.progress().lines() + 1, new byte[0], lines)
                .expand(piece -> piece.to() >= found.bytesTotal()
                        ? Mono.empty()
                        : read(found, piece.to(), piece.firstLine() + piece.lines(), piece.rest(), lines))
                .concatMap(piece -> ready(found, piece), 1)
                .concatMap(ready -> transaction.run(write(found, ready)), 1);
    }

    /** @param known what has been read from there on already: each piece of the file is read once */
    private Mono<Piece> read(TicketImport file, long from, long line, byte[] known, ReadLine lines) {
        long next = from + known.length;
        int skipped = Math.toIntExact(next % Blobs.PIECE);
        int missing = WINDOW - known.length / Blobs.PIECE;
        Mono<byte[]> more = next >= file.bytesTotal()
                ? Mono.just(new byte[0])
                : blobs.pieces(file.id(), Math.toIntExact(next / Blobs.PIECE), missing)
                        .map(bytes -> Arrays.copyOfRange(bytes, skipped, bytes.length));
        return more.publishOn(Schedulers.boundedElastic())
                .map(bytes -> joined(known, bytes))
                .map(window -> Piece.read(window, from, line, file.bytesTotal(), lines));
    }

    private static byte[] joined(byte[] known, byte[] more) {
        byte[] window = Arrays.copyOf(known, known.length + more.length);
        System.arraycopy(more, 0, window, known.length, more.length);
        return window;
    }

    /** A piece as it will be written, unless somebody else brings in some of it meanwhile. */
    private record Ready(Piece piece, Map<ExternalIdentifier, PastTicket> tickets, Mono<Void> all) {}

    /** Worked out while the piece before is written. */
    private Mono<Ready> ready(TicketImport file, Piece piece) {
        return transaction
                .run(Mono.defer(() -> names.known(
                                piece.arrivals().stream().map(RunImport::name).toList())
                        .collect(Collectors.toSet())
                        .flatMap(known -> numbered(fresh(piece.arrivals(), known)))))
                .publishOn(Schedulers.boundedElastic())
                .map(tickets -> new Ready(piece, tickets, bringIn.all(List.copyOf(tickets.values()), file.by())));
    }

    private static ExternalIdentifier name(Arrival arrival) {
        return arrival.line().externalIdentifier();
    }

    private static List<Arrival> fresh(List<Arrival> arrivals, Set<ExternalIdentifier> known) {
        Set<ExternalIdentifier> seen = new HashSet<>(known);
        return arrivals.stream().filter(arrival -> seen.add(name(arrival))).toList();
    }

    private record Series(Practice practice, int year) {}

    private Mono<Map<ExternalIdentifier, PastTicket>> numbered(List<Arrival> fresh) {
        Map<Series, List<Arrival>> series = fresh.stream()
                .collect(Collectors.groupingBy(
                        arrival -> new Series(arrival.practice(), arrival.year()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<ExternalIdentifier, PastTicket> tickets = new LinkedHashMap<>();
        return Flux.fromIterable(series.entrySet())
                .concatMap(some -> bringIn.numbers(
                                some.getKey().practice(),
                                some.getKey().year(),
                                some.getValue().size())
                        .doOnNext(first -> {
                            long number = first;
                            for (Arrival arrival : some.getValue()) {
                                tickets.put(name(arrival), arrival.numbered(number++));
                            }
                        }))
                .then(Mono.just(tickets));
    }

    private Mono<Progress> write(TicketImport file, Ready ready) {
        Piece piece = ready.piece();
        Map<ExternalIdentifier, PastTicket> tickets = ready.tickets();
        List<ExternalIdentifier> wanted = List.copyOf(tickets.keySet());
        return imports.hold(file.id(), piece.from())
                .flatMap(held -> names.claim(
                                wanted,
                                tickets.values().stream()
                                        .map(past -> past.ticket().id())
                                        .toList())
                        .collectList()
                        .flatMap(claimed -> (claimed.size() == tickets.size()
                                        ? ready.all()
                                        : bringIn.all(
                                                claimed.stream()
                                                        .map(tickets::get)
                                                        .toList(),
                                                file.by()))
                                .then(advance(held, piece, claimed.size()))))
                .defaultIfEmpty(new Progress(-1, 0, 0, 0, 0)); // somebody else has it
    }

    private Mono<Progress> advance(TicketImport held, Piece piece, int created) {
        Progress before = held.progress();
        Progress after = new Progress(
                piece.to(),
                before.lines() + piece.lines(),
                before.created() + created,
                before.known() + piece.arrivals().size() - created,
                before.rejected() + piece.rejected());
        long room = Math.max(0, ImportRepository.MOST_ERRORS - before.rejected()); // each has one error or more
        List<LineError> told = piece.errors().stream().limit(room).toList();
        Mono<Void> end = after.bytes() >= held.bytesTotal()
                ? imports.end(held.id(), State.DONE, null, clock.instant()).then(blobs.forget(held.id()))
                : Mono.empty();
        return imports.advance(held.id(), after)
                .then(told.isEmpty() ? Mono.empty() : imports.add(held.id(), told))
                .then(end)
                .thenReturn(after);
    }

    Mono<Void> failed(UUID id, String problem) {
        return transaction.run(
                imports.end(id, State.FAILED, problem, clock.instant()).then(blobs.forget(id)));
    }
}
