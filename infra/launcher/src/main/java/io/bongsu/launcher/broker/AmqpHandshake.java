package io.bongsu.launcher.broker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a broker whether our user may open our virtual host, as AMQP 0-9-1 does at the begin of each connection. An open port
 * alone proves little: Qpid listens before its virtual host has recovered its messages.
 */
final class AmqpHandshake {

    private static final int LIMIT_MILLIS = 2_000;
    private static final byte[] PROTOCOL = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
    private static final int METHOD_FRAME = 1;
    private static final int FRAME_END = 0xCE;
    private static final int SMALLEST_FRAME = 4096; // every broker must accept it
    private static final int CONNECTION = 10;
    private static final int START = 10;
    private static final int START_OK = 11;
    private static final int TUNE = 30;
    private static final int TUNE_OK = 31;
    private static final int OPEN = 40;
    private static final int OPEN_OK = 41;
    private static final int CLOSE = 50;
    private static final int CLOSE_OK = 51;

    private final DataInputStream in;
    private final DataOutputStream out;

    private AmqpHandshake(Socket socket) throws IOException {
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
    }

    static boolean succeeds(BrokerAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(address.host()), address.port()), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            return new AmqpHandshake(socket).opens(address);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean opens(BrokerAddress address) throws IOException {
        out.write(PROTOCOL);
        if (receive() != START) {
            return false;
        }
        send(START_OK, method -> {
            method.writeInt(0); // no client properties
            shortText(method, "PLAIN");
            byte[] login = ("\0" + address.user() + "\0" + address.password()).getBytes(StandardCharsets.UTF_8);
            method.writeInt(login.length);
            method.write(login);
            shortText(method, "en_US");
        });
        if (receive() != TUNE) {
            return false;
        }
        send(TUNE_OK, method -> {
            method.writeShort(1);
            method.writeInt(SMALLEST_FRAME);
            method.writeShort(0);
        });
        send(OPEN, method -> {
            shortText(method, address.virtualHost());
            shortText(method, "");
            method.writeByte(0);
        });
        boolean open = receive() == OPEN_OK;
        if (open) {
            leave();
        }
        return open;
    }

    /** Without a goodbye, RabbitMQ would complain in its log at each probe. */
    private void leave() throws IOException {
        send(CLOSE, method -> {
            method.writeShort(200);
            shortText(method, "");
            method.writeShort(0);
            method.writeShort(0);
        });
        while (receive() != CLOSE_OK) {
            // something else that was on its way
        }
    }

    private interface Arguments {
        void write(DataOutputStream method) throws IOException;
    }

    private void send(int method, Arguments arguments) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        DataOutputStream to = new DataOutputStream(payload);
        to.writeShort(CONNECTION);
        to.writeShort(method);
        arguments.write(to);
        out.writeByte(METHOD_FRAME);
        out.writeShort(0);
        out.writeInt(payload.size());
        payload.writeTo(out);
        out.writeByte(FRAME_END);
        out.flush();
    }

    /** The method of the next frame of the connection class; any other frame is an end. */
    private int receive() throws IOException {
        int type = in.readUnsignedByte();
        in.readUnsignedShort();
        byte[] payload = in.readNBytes(in.readInt());
        if (in.readUnsignedByte() != FRAME_END
                || type != METHOD_FRAME
                || payload.length < 4
                || payload[1] != CONNECTION) {
            throw new IOException("not what AMQP 0-9-1 answers");
        }
        return payload[3];
    }

    private static void shortText(DataOutputStream to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeByte(bytes.length);
        to.write(bytes);
    }
}
