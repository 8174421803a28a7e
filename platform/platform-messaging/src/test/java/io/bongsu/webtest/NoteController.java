package io.bongsu.webtest;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.web.ETags;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One endpoint for each way a request can end. */
@RestController
class NoteController {
    private final NoteRepository notes;

    NoteController(NoteRepository notes) {
        this.notes = notes;
    }

    record Note(String text) {}

    @GetMapping("/api/v1/notes")
    @PreAuthorize("hasAuthority('" + Permission.TICKET_READ + "')")
    Mono<List<String>> all(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> PageRequest.from(exchange.getRequest().getQueryParams()))
                .then(notes.all().collectList());
    }

    @PostMapping(path = "/api/v1/notes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('" + Permission.TICKET_WRITE + "')")
    Mono<Note> add(@RequestBody Note note) {
        return notes.add(note.text()).thenReturn(note);
    }

    @PutMapping("/api/v1/notes/{id}")
    Mono<Note> replace(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Note note) {
        return Mono.fromCallable(() -> ETags.required(ifMatch))
                .flatMap(version -> version == 7 ? Mono.just(note) : Mono.error(Failures.preconditionFailed(note)));
    }

    @GetMapping("/api/v1/endings/{how}")
    Mono<Note> end(@PathVariable String how) {
        return Mono.error(
                switch (how) {
                    case "busy" -> Failures.busy("Slow down.", Duration.ofSeconds(3));
                    case "unavailable" -> Failures.unavailable("A neighbour is down.", Duration.ofSeconds(3));
                    case "conflict" -> Failures.conflict("note-taken", "The note is taken", "Take another.");
                    case "unprocessable" ->
                        Failures.unprocessable("note-odd", "The note is odd", "Make it even.", List.of());
                    case "missing" -> Failures.notFound("note");
                    default -> new IllegalStateException("secret detail of a defect: SELECT * FROM heard");
                });
    }
}
