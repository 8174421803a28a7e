package io.bongsu.ticket.major;

import io.bongsu.ticket.ticket.Names;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a tenant does in every major incident, in order.
 *
 * @param version 0 while nobody changed the defaults
 */
record Checklist(List<Names> items, long version) {
    static final Checklist DEFAULT = new Checklist(
            List.of(
                    new Names("지휘자를 정하고 티켓을 맡긴다", "Name an incident commander and assign the ticket"),
                    new Names("대응 회의를 열고 필요한 사람을 부른다", "Open a call and bring in who is needed"),
                    new Names("영향을 받는 사람에게 알린다", "Tell everybody who is affected"),
                    new Names("30분마다 상황을 알린다", "Say how it stands every 30 minutes"),
                    new Names("복구를 확인하고 끝났음을 알린다", "Confirm the recovery and say that it is over"),
                    new Names("사후 검토를 잡고 문제를 등록한다", "Schedule the review and open a problem")),
            0);

    /** What people may say about it. */
    record Wish(@NotNull @Size(max = 50) List<@NotNull @Valid Names> items) {}
}
