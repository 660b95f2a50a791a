package org.mastoplay.run;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.mastoplay.host.Exchange;
import org.mastoplay.host.LocalFiles;
import org.mastoplay.module.Action;
import org.mastoplay.module.Script;
import org.mastoplay.plan.Acting;

/** Brings a file from a host to this machine, a piece in each exchange. */
record Fetching(Link link, Acting acting) {
  /** Bytes of a piece; it is held in memory, as text that is a third longer. */
  private static final int PIECE = 4 << 20;

  // What can't be opened ends the script; of a pipe only its last command's end would be told.
  private static final String READ =
      """
      : <"$1"
      dd if="$1" bs="$2" skip="$3" count=1 iflag=fullblock status=none | base64
      """;

  /** Brings it; prints its SHA-256. */
  Exchange.Done carryOut(Action.Fetch fetch) {
    var outcomes = new ArrayList<Exchange.Done>();
    try {
      LocalFiles.replace(
          fetch.to().path(),
          out -> {
            outcomes.add(receive(fetch, out));
            return outcomes.getLast().status() == 0;
          });
      return outcomes.getLast();
    } catch (IOException refused) {
      return new Exchange.Done(
          1, "", "%s can't be written on this machine: %s".formatted(fetch.to(), refused));
    }
  }

  private Exchange.Done receive(Action.Fetch fetch, OutputStream out) throws IOException {
    var digest = new HashingOutputStream(Hashing.sha256(), out);
    for (var piece = 0; ; piece++) {
      var done = piece(fetch, piece);
      if (done.status() != 0) {
        return done;
      }
      var bytes = Base64.getMimeDecoder().decode(done.out());
      digest.write(bytes);
      if (bytes.length < PIECE) {
        break;
      }
    }
    var arrived = digest.hash().toString();
    return fetch.sha256().isEmpty() || fetch.sha256().get().equals(arrived)
        ? new Exchange.Done(0, arrived, "")
        : new Exchange.Done(
            1, "", "%s changed while it was read: run this again.".formatted(fetch.from()));
  }

  private Exchange.Done piece(Action.Fetch fetch, int number) {
    var script =
        Script.of(READ, fetch.from().text(), Integer.toString(PIECE), Integer.toString(number));
    return link.exchange(acting, List.of(new Action.Run(script)), Set.of(), _ -> {}).getLast();
  }
}
