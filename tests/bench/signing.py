"""A reviewer with a key made for this run, who signs with gongbao itself."""
import os
import subprocess

EMAIL = "qianfa@example.gov.cn"
INSTANT = "2026-01-14T20:00:00+08:00"  # after the edits before it, before the builds' instant


class Signer:
    def __init__(self, gongbao, repo, work):
        self.gongbao, self.repo, self.key = gongbao, repo, work / "signer"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", EMAIL, "-f", self.key], check=True)
        for key, value in (("user.name", "签发员"), ("user.email", EMAIL)):
            subprocess.run(["git", "-C", repo, "config", key, value], check=True)

    def policy(self):
        """For site.toml."""
        public = self.key.with_suffix(".pub").read_text(encoding="ascii").strip()
        return ('\n[review.summary]\nroles = ["approve"]\ndistinct_from_author = true\nsigned = true\n\n'
                f'[[reviewer]]\nemail = "{EMAIL}"\nroles = ["approve"]\nkey = "{public}"\n')

    def sign(self, path):
        """The record of a document of the head, as {path: text}."""
        done = subprocess.run([self.gongbao, "approve", "-C", self.repo, path, "--key", self.key, "--as-of", INSTANT, "--quiet"],
                              capture_output=True, text=True, env={**os.environ, "SSH_AUTH_SOCK": ""})
        if done.returncode != 0:
            raise SystemExit(f"gongbao approve ended with {done.returncode}: {done.stderr.strip()}")
        record = path.replace("content/", "content/reviews/", 1).removesuffix(".md") + ".toml"
        return {record: (self.repo / record).read_text(encoding="utf-8")}
