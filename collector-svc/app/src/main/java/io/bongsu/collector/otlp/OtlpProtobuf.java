package io.bongsu.collector.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Protobuf bodies: the generated classes read them; a walk without objects says where a bad one is bad. */
final class OtlpProtobuf {
    /** Below it even a body of nothing but empty messages stays small in memory. */
    private static final int SMALL = 1 << 20;

    private static final int MOST_MESSAGES = 2_000_000;
    private static final int DEEPEST = 100;

    private final CodedInputStream in;
    private final Deque<String> path = new ArrayDeque<>();
    private int messages;

    private OtlpProtobuf(byte[] body) {
        this.in = CodedInputStream.newInstance(body);
    }

    static Message read(byte[] body, Message prototype) {
        if (body.length > SMALL) {
            Failure problem = new OtlpProtobuf(body).problem(prototype.getDescriptorForType());
            if (problem != null) {
                throw problem;
            }
        }
        try {
            return prototype.getParserForType().parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            Failure where = new OtlpProtobuf(body).problem(prototype.getDescriptorForType());
            throw where == null ? malformed("", e.getMessage()) : where;
        }
    }

    private @Nullable Failure problem(Descriptor descriptor) {
        try {
            walk(descriptor, 0);
            return null;
        } catch (CharacterCodingException e) {
            return malformed(where(), "the text is not valid UTF-8");
        } catch (IOException e) {
            return malformed(where(), e.getMessage());
        } catch (Failure e) {
            return e;
        }
    }

    private void walk(Descriptor descriptor, int depth) throws IOException {
        if (++messages > MOST_MESSAGES) {
            throw Failures.tooLarge("The body has more than " + MOST_MESSAGES + " messages. Send less at once.");
        }
        if (depth > DEEPEST) {
            throw new InvalidProtocolBufferException("messages are nested deeper than " + DEEPEST);
        }
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            FieldDescriptor field = descriptor.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            if (field == null || WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                in.skipField(tag);
                continue;
            }
            path.addLast(field.getName());
            delimited(field, tag, depth);
            path.removeLast();
        }
    }

    private void delimited(FieldDescriptor field, int tag, int depth) throws IOException {
        switch (field.getJavaType()) {
            case MESSAGE -> {
                int length = in.readRawVarint32();
                int outer = in.pushLimit(length);
                walk(field.getMessageType(), depth + 1);
                in.popLimit(outer);
            }
            case STRING -> StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readByteArray()));
            default -> in.skipField(tag);
        }
    }

    private String where() {
        return String.join(".", path) + (path.isEmpty() ? "" : ", ") + "byte " + in.getTotalBytesRead();
    }

    private static Failure malformed(String where, @Nullable String what) {
        return Failures.invalid(
                where, "malformed", "The body is not the expected protobuf message (" + where + "): " + what);
    }
}
