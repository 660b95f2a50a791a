package org.mastoplay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseImageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Acquire::http::Proxy \"http://proxy:3128\"; | true",
        "Acquire::https::Proxy::deb.example \"DIRECT\"; | true",
        "Acquire::Check-Valid-Until \"false\"; | true",
        "Acquire::Languages \"none\"; | false",
        "APT::Install-Recommends \"0\"; | false",
      })
  void takesOverHowTheMachineReachesMirrors(String line, boolean taken) {
    assertThat(BaseImage.settings(line, Map.of())).isEqualTo(taken ? line + "\n" : "");
  }

  @ParameterizedTest
  @CsvSource({
    "http_proxy, 'Acquire::http::Proxy \"http://proxy:3128\";\n'",
    "HTTPS_PROXY, 'Acquire::https::Proxy \"http://proxy:3128\";\n'",
    "no_proxy, ''",
  })
  void takesOverTheEnvironmentsProxies(String variable, String setting) {
    assertThat(BaseImage.settings("", Map.of(variable, "http://proxy:3128"))).isEqualTo(setting);
  }
}
