package io.bongsu.collector.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param next cursor for {@code after}, null on the last page
 * @param count of all that match
 */
record UsagePage(List<UsageItem> items, @Nullable String next, long count, UsageTotal total) {}
