/**
 * Commits what many senders bring as few transactions: bounded queue, short window, one commit at a time, an acknowledgement
 * only after it. Not here: what is written.
 */
@NullMarked
package io.bongsu.collector.commit;

import org.jspecify.annotations.NullMarked;
