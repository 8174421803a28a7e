package io.bongsu.ticket.link;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** @param tickets ids or numbers of the tickets to be merged, all of the same kind */
public record MergeWish(@NotNull @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 40) String> tickets) {}
