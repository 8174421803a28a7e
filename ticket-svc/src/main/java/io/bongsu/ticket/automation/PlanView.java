package io.bongsu.ticket.automation;

import io.bongsu.ticket.ticket.Person;
import java.util.List;

/**
 * What a macro would do to a ticket, or has done.
 *
 * @param version of the ticket: before, in a preview; after, when it was used
 */
record PlanView(
        List<DryRunView.Change> changes, List<DryRunView.Message> messages, List<Person> watchers, long version) {

    static PlanView of(Plan plan, long version) {
        return new PlanView(DryRunView.Change.of(plan), DryRunView.Message.of(plan), plan.watchers(), version);
    }
}
