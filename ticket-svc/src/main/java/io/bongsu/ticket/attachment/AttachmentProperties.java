package io.bongsu.ticket.attachment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param largestFile largest file that is taken
 * @param most files on one ticket
 */
@ConfigurationProperties("bongsu.ticket.attachment")
record AttachmentProperties(
        @DefaultValue("25MB") DataSize largestFile,
        @DefaultValue("200") int most) {}
