#!/bin/sh
# /usr/local/bin/vitrine beside deploy/vitrine.service: a command as the unit's user, with its settings and its data. Run as root by
# hand, a command would not know VITRINE_DATA, and what it makes (`restore`) would belong to root. Files go through the shell:
#   vitrine doctor      vitrine backup --out - | age -r age1… > backup.age      vitrine trace /dev/stdin < leak.pdf
# The description is what the journal says of it: without one it would be the whole command line, with people's addresses.
exec systemd-run --quiet --pipe --wait --collect --description="vitrine ${1:-}" \
  --property=User=vitrine --property=DynamicUser=yes --property=StateDirectory=vitrine --property=StateDirectoryMode=0700 \
  --property=UMask=0077 --property=NoNewPrivileges=yes --property=CapabilityBoundingSet= --property=ProtectHome=yes \
  --property=WorkingDirectory=/srv/vitrine --property=EnvironmentFile=/etc/vitrine.env \
  --setenv=NODE_ENV=production --setenv=VITRINE_DATA=/var/lib/vitrine \
  /srv/vitrine/node_modules/.bin/node scripts/vitrine.ts "$@"
