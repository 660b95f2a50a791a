package org.mastoplay.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lab's internet does for a host, seen from that host. */
class InternetIT {
  private static final String CURL = "curl -sS -o /dev/null -w '%{http_code} ' ";
  private static final String SIGNED = "--aws-sigv4 aws:amz:us-east-1:s3 ";

  @TempDir Path temp;
  private Lab lab;
  private Internet internet;

  @BeforeEach
  void boot() throws Exception {
    var environment = Map.of("MASTOPLAY_LAB", temp.resolve("lab").toString());
    lab = new Lab(LabSettings.of(environment), System.err::println);
    lab.up(List.of("h1"), Suite.TRIXIE);
    internet = lab.internet();
    onHost(
        "export DEBIAN_FRONTEND=noninteractive; apt-get -qq update && apt-get -qq install -y"
            + " --no-install-recommends curl certbot git openssl ruby bundler nodejs node-corepack"
            + " >/dev/null 2>&1");
  }

  @AfterEach
  void takeDown() {
    lab.down();
  }

  @Test
  void servesAHost() throws Exception {
    tellsNames();
    issuesCertificates();
    servesCodeAndGems();
    servesYarn();
    takesMail();
    storesObjects();
  }

  private void tellsNames() throws Exception {
    var own = lab.host("h1").address();
    assertThat(
            onHost(
                "getent ahostsv4 h1.lab.test x.h1.lab.test social.lab.test files.social.lab.test |"
                    + " cut -d' ' -f1 | sort -u"))
        .isEqualTo(own);
    assertThat(onHost("getent hosts acme.lab.test")).startsWith(internet.address());
    assertThat(onHost("getent hosts nobody.lab.test || echo unknown")).isEqualTo("unknown");
  }

  private void issuesCertificates() throws Exception {
    onHost(
        "certbot certonly --standalone -n --agree-tos -m alice@lab.test -d social.lab.test"
            + " --server https://acme.lab.test:14000/dir 2>&1");
    onHost(
        "cd /etc/letsencrypt/live/social.lab.test && systemd-run --quiet openssl s_server -www"
            + " -accept 443 -cert $PWD/cert.pem -key $PWD/privkey.pem -cert_chain $PWD/chain.pem");
    assertThat(onHost(CURL + "--retry 9 --retry-connrefused https://social.lab.test/"))
        .isEqualTo("200");
  }

  private void servesCodeAndGems() throws Exception {
    assertThat(onHost("git ls-remote --tags --refs http://git.lab.test/minidon.git | cut -d/ -f3"))
        .isEqualTo("v1.0.0\nv1.1.0\nv1.2.0\nv1.3.0-rc.1\nv2.0.0-broken");
    onHost(
        "runuser -u plain -- git clone -q --depth 1 --branch v1.1.0 http://git.lab.test/minidon.git"
            + " /home/plain/live 2>&1");
    assertThat(
            onHost(
                "cd /home/plain/live && runuser -u plain -- sh -c 'export HOME=/home/plain; git"
                    + " config --global url.http://git.lab.test/.insteadOf https://github.com/; git"
                    + " describe --tags; bundle config set --local deployment true; bundle config"
                    + " set --local mirror.https://rubygems.org http://gems.lab.test/; bundle"
                    + " install --quiet && bundle exec ruby -e \"require %q(rails); puts"
                    + " :rails\"'"))
        .isEqualTo("v1.1.0\nrails");
  }

  private void servesYarn() throws Exception {
    assertThat(
            onHost(
                "cd /home/plain/live && corepack enable && runuser -u plain -- sh -c"
                    + " 'export HOME=/home/plain COREPACK_ENABLE_DOWNLOAD_PROMPT=0;"
                    + " yarn install --immutable >/dev/null && yarn run -T esbuild --version;"
                    + " git status --porcelain'"))
        .isEqualTo("0.25.5");
  }

  private void takesMail() throws Exception {
    var mail = "printf 'Subject: Hello\\n\\nWorld\\n' | curl -sS -T - --mail-from me@lab.test ";
    onHost(mail + "--mail-rcpt plain@lab.test smtp://smtp.lab.test:2525");
    var login = "--user mastodon@lab.test:lab-password ";
    onHost(mail + login + "--mail-rcpt tls@lab.test smtps://smtp.lab.test:2465");
    onHost(mail + login + "--mail-rcpt up@lab.test --ssl-reqd smtp://smtp.lab.test:2587");
    assertThat(
            onHost(
                mail
                    + "--user mastodon@lab.test:wrong --mail-rcpt up@lab.test --ssl-reqd"
                    + " smtp://smtp.lab.test:2587 2>&1 || echo refused"))
        .endsWith("refused");

    assertThat(internet.mailTo("plain@lab.test")).contains("\"tls\": false", "Hello");
    assertThat(internet.mailTo("tls@lab.test")).contains("\"login\": \"mastodon@lab.test\"");
    assertThat(internet.mailTo("up@lab.test")).contains("\"tls\": true").containsOnlyOnce("Hello");
  }

  private void storesObjects() throws Exception {
    var bucket = "http://s3.lab.test:9000/media/";
    var put =
        "-T /etc/hostname -H 'x-amz-acl: public-read' -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' ";
    assertThat(onHost(CURL + SIGNED + "--user lab:lab-secret " + put + bucket + "a.txt"))
        .isEqualTo("200");
    assertThat(onHost("curl -sS " + bucket + "a.txt")).isEqualTo("h1");
    assertThat(onHost(CURL + bucket)).as("anonymous list").isEqualTo("403");
    assertThat(onHost(CURL + "-T /etc/hostname " + bucket + "b.txt")).isEqualTo("403");
    assertThat(onHost(CURL + SIGNED + "--user lab:wrong " + bucket)).isEqualTo("403");
    assertThat(onHost(CURL + SIGNED + "--user lab:lab-secret " + bucket)).isEqualTo("200");
    assertThat(
            onHost(
                "curl -sS -o /dev/null -D - -H 'Origin: https://social.lab.test' "
                    + bucket
                    + "a.txt"))
        .containsIgnoringCase("access-control-allow-origin: *");
  }

  /** Runs a command as root; it must succeed. */
  private String onHost(String command) throws Exception {
    var words = new ArrayList<>(lab.sshCommand("h1"));
    words.add(command);
    var process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).as(command + "\n" + output).isZero();
    return output;
  }
}
