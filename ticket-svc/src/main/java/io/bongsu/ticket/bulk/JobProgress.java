package io.bongsu.ticket.bulk;

import io.bongsu.contracts.ticket.JobProgressed;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.ticket.ticket.Person;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** How far is a job? For its owner's screen and for those who ask. */
@Component
class JobProgress {
    private final JobRepository jobs;
    private final JobItemRepository items;
    private final Outbox outbox;
    private final JsonMapper json;

    JobProgress(JobRepository jobs, JobItemRepository items, Outbox outbox, JsonMapper json) {
        this.jobs = jobs;
        this.items = items;
        this.outbox = outbox;
        this.json = json;
    }

    Mono<Void> tell(UUID id) {
        return jobs.find(id)
                .flatMap(job -> items.counts(id)
                        .flatMap(counts -> outbox.add(
                                id,
                                new JobProgressed(
                                        id,
                                        job.ownerId(),
                                        job.state().word,
                                        counts.total(),
                                        counts.done(),
                                        counts.failed() + counts.undoFailed(),
                                        counts.undone(),
                                        counts.cancelled()))));
    }

    Mono<JobView> view(Job job) {
        return items.counts(job.id())
                .zipWhen(counts -> items.failures(job.id())
                        .map(failed -> new JobView.Failed(
                                failed.ticket(), failed.number(), failed.undo(), json.readTree(failed.problem())))
                        .collectList())
                .map(both -> new JobView(
                        job.id(),
                        "tickets",
                        job.state().word,
                        new Person(job.ownerId(), job.ownerName()),
                        json.readTree(job.action()),
                        both.getT1(),
                        job.createdAt(),
                        job.finishedAt(),
                        job.undoUntil(),
                        both.getT2()));
    }
}
