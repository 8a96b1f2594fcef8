package io.github.eciregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {

    private static final String TEXT = "Warning  Failed  pod/web  拉取镜像失败 EOF\r\n";

    private static LogText read(byte[] bytes) throws IOException {
        return LogText.read(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readsEachEncodingWithItsMarkAndWithout(String charset) throws IOException {
        assertThat(read(("\ufeff" + TEXT).getBytes(Charset.forName(charset)))).isEqualTo(new LogText(TEXT, false));
        assertThat(read(TEXT.getBytes(Charset.forName(charset)))).isEqualTo(new LogText(TEXT, false));
    }

    @Test
    void readsNothingFromNothing() throws IOException {
        assertThat(read(new byte[0])).isEqualTo(new LogText("", false));
    }

    @Test
    void aTextOfTheGreatestLengthIsWhole() throws IOException {
        String text = "x".repeat(LogText.MAX_LENGTH);

        assertThat(read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(new LogText(text, false));
        assertThat(read(("y" + text).getBytes(StandardCharsets.UTF_8))).isEqualTo(new LogText(text, true));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, 20", "UTF-16LE, 40", "UTF-16BE, 40"})
    void keepsTheEndOfMore(Charset charset, int mebibytes) throws IOException {
        byte[] line = "tick\n".repeat(1024).getBytes(charset);
        List<InputStream> parts = Collections.nCopies(mebibytes * 1024 * 1024 / line.length, line).stream()
                .map(bytes -> (InputStream) new ByteArrayInputStream(bytes))
                .collect(Collectors.toCollection(ArrayList::new));
        parts.add(new ByteArrayInputStream(TEXT.getBytes(charset)));

        LogText log = LogText.read(new SequenceInputStream(Collections.enumeration(parts)));

        assertThat(log.isCutOff()).isTrue();
        assertThat(log.text()).hasSize(LogText.MAX_LENGTH).endsWith("tick\n" + TEXT);
    }
}
