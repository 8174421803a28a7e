package io.bongsu.ticket.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypeTest {

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a00, image/png",
        "ffd8ffe000104a46, image/jpeg",
        "474946383961, image/gif",
        "52494646ffffffff57454250, image/webp",
        "255044462d312e37, application/pdf",
        "504b0304140000, application/zip",
        "d0cf11e0a1b11ae1, application/x-ole-storage",
        "4d5a9000, application/x-executable",
        "7f454c4602, application/x-executable",
        "23212f62696e2f7368, application/x-executable",
        "00010203, application/octet-stream",
        "ff, application/octet-stream",
        "'', text/plain"
    })
    void theBeginningTells(String hex, String type) {
        assertThat(FileType.of(HexFormat.of().parseHex(hex))).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "'plain, 한국어', text/plain",
        "'  <!DOCTYPE html><p>', text/html",
        "'x <script>alert(1)</script>', text/html",
        "'<?xml version=\"1.0\"?><svg onload=\"x\">', image/svg+xml"
    })
    void textThatABrowserWouldRunIsSeen(String text, String type) {
        assertThat(FileType.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(type);
        assertThat(FileType.label(type)).isEqualTo(type.equals("text/plain") ? type : "application/octet-stream");
    }

    @Test
    void aPieceMayEndInTheMiddleOfALetter() {
        byte[] text = "가나".getBytes(StandardCharsets.UTF_8);
        assertThat(FileType.of(Arrays.copyOf(text, 5))).isEqualTo("text/plain");
    }

    @ParameterizedTest
    @CsvSource({
        "photo.png, image/png, false",
        "photo.PNG, application/x-executable, true",
        "letter.docx, application/zip, false",
        "letter.docx, text/html, true",
        "page.html, text/html, false",
        "setup.exe, application/x-executable, false",
        "noending, text/html, false"
    })
    void aNameIsAClaim(String name, String type, boolean disguised) {
        assertThat(FileType.isDisguised(name, type)).isEqualTo(disguised);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd",
        "'C:\\Users\\me\\a b.txt', a b.txt",
        "invoice\u202Egpj.exe, invoicegpj.exe",
        "pay\u200B\u2066roll\uFEFF.pdf, payroll.pdf",
        "'  ..  ', file",
        "'', file",
        "'a\u0000b\r\nc.txt', abc.txt",
        "'a<b>:\"|?*.txt', a_b______.txt",
        "회의록.hwp, 회의록.hwp",
        ".bashrc, bashrc"
    })
    void namesShowWhatTheyAre(String sent, String name) {
        assertThat(FileName.cleaned(sent)).isEqualTo(name);
    }

    @Test
    void longNamesKeepTheirEnding() {
        assertThat(FileName.cleaned("한".repeat(500) + ".pdf")).hasSize(120).endsWith(".pdf");
    }
}
