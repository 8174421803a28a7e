package io.bongsu.collector.ingest;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/ingest-keys")
@Tag(name = "Ingest keys", description = "Keys by which machines send telemetry and events")
@PreAuthorize("hasAuthority('" + Permission.INGEST_KEY_WRITE + "')")
class IngestKeyController {
    private final IngestKeys keys;

    IngestKeyController(IngestKeys keys) {
        this.keys = keys;
    }

    record NewIngestKey(@NotBlank @Size(max = 100) String name) {}

    @GetMapping
    @Parameter(name = "limit", description = "1 to 200, 50 when absent")
    @Parameter(name = "after", description = "next of the page before")
    Mono<Page<IngestKey>> listIngestKeys(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        return keys.list(PageRequest.from(query));
    }

    /** The answer is the only place where the key itself is ever shown. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<IngestKey>> issueIngestKey(@Valid @RequestBody NewIngestKey wanted) {
        return keys.issue(wanted.name())
                .map(key -> ResponseEntity.created(URI.create("/api/v1/ingest-keys/" + key.id()))
                        .header("Cache-Control", "no-store")
                        .body(key));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revokeIngestKey(@PathVariable UUID id) {
        return keys.revoke(id);
    }
}
