package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7,                 ,      203.0.113.7,    ,     my-server",
    "root@203.0.113.7,            root,  203.0.113.7,    ,     my-server",
    "ssh root@203.0.113.7,        root,  203.0.113.7,    ,     my-server",
    "server.example,              ,      server.example, ,     server.example",
    "alice@server.example:2222,   alice, server.example, 2222, server.example",
    "2001:db8::7,                 ,      2001:db8::7,    ,     my-server",
    "root@[2001:db8::7]:2222,     root,  2001:db8::7,    2222, my-server",
    "myserver,                    ,      myserver,       ,     myserver",
  })
  void addressAsItIsTyped(String typed, String user, String host, String port, String name) {
    var address = ServerAddress.read(typed).orElseThrow();

    assertThat(address)
        .isEqualTo(new ServerAddress(Optional.ofNullable(user), host, Optional.ofNullable(port)));
    assertThat(address.name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "203.0.113.7 x", "https://server.example/", "root@", "a b", "-oProxy", "x:y"})
  void whatIsNoAddress(String typed) {
    assertThat(ServerAddress.read(typed)).isEmpty();
  }
}
