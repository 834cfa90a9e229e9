import type { Category, Kind } from './kinds.ts';

/** Extension, and its media type where that is not `prefix/extension`. IANA's names; `x-` where there is none. */
const TABLE: readonly (readonly [Category, string, string])[] = [
  [
    'Images',
    'image',
    'jpg=jpeg jpeg jpe=jpeg jfif=jpeg png gif webp avif heic heif hif=heif jxl tif=tiff tiff bmp svg=svg+xml ico=vnd.microsoft.icon psd=vnd.adobe.photoshop xcf=x-xcf ai=x-illustrator eps=x-eps jp2 tga=x-tga exr=x-exr hdr=vnd.radiance dng=x-adobe-dng cr2=x-canon-cr2 cr3=x-canon-cr3 crw=x-canon-crw nef=x-nikon-nef nrw=x-nikon-nrw arw=x-sony-arw srf=x-sony-srf sr2=x-sony-sr2 orf=x-olympus-orf raf=x-fuji-raf rw2=x-panasonic-rw2 pef=x-pentax-pef srw=x-samsung-srw x3f=x-sigma-x3f kra=x-krita',
  ],
  [
    'Videos',
    'video',
    'mp4 m4v=mp4 mov=quicktime qt=quicktime avi=x-msvideo mkv=matroska webm mpg=mpeg mpeg mpe=mpeg m2v=mpeg wmv=x-ms-wmv flv=x-flv 3gp=3gpp 3g2=3gpp2 mts=mp2t m2ts=mp2t ogv=ogg vob=x-ms-vob asf=x-ms-asf insv=mp4 lrv=mp4',
  ],
  [
    'Audio',
    'audio',
    'mp3=mpeg m4a=mp4 m4b=mp4 aac flac wav=wav ogg oga=ogg opus wma=x-ms-wma aif=aiff aiff amr mid=midi midi ape=x-ape alac=mp4 caf=x-caf mka=matroska m3u=x-mpegurl m3u8=x-mpegurl dsf=x-dsf',
  ],
  [
    'Documents',
    'application',
    'pdf doc=msword dot=msword docx=vnd.openxmlformats-officedocument.wordprocessingml.document docm=vnd.ms-word.document.macroenabled.12 odt=vnd.oasis.opendocument.text rtf xls=vnd.ms-excel xlsx=vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsm=vnd.ms-excel.sheet.macroenabled.12 ods=vnd.oasis.opendocument.spreadsheet ppt=vnd.ms-powerpoint pps=vnd.ms-powerpoint pptx=vnd.openxmlformats-officedocument.presentationml.presentation ppsx=vnd.openxmlformats-officedocument.presentationml.slideshow odp=vnd.oasis.opendocument.presentation odg=vnd.oasis.opendocument.graphics pages=vnd.apple.pages numbers=vnd.apple.numbers key=vnd.apple.keynote tex=x-tex ps=postscript xps=vnd.ms-xpsdocument vsd=vnd.visio vsdx=vnd.ms-visio.drawing one=onenote msg=vnd.ms-outlook',
  ],
  [
    'Documents',
    'text',
    'txt=plain text=plain md=markdown markdown rst=x-rst log=plain org=org html htm=html vcf=vcard ics=calendar adoc=asciidoc srt=x-subrip vtt',
  ],
  ['Documents', 'message', 'eml=rfc822 mbox=rfc822'],
  [
    'Books',
    'application',
    'epub=epub+zip mobi=x-mobipocket-ebook azw=vnd.amazon.ebook azw3=vnd.amazon.ebook fb2=x-fictionbook+xml cbz=vnd.comicbook+zip cbr=vnd.comicbook-rar',
  ],
  ['Books', 'image', 'djvu=vnd.djvu djv=vnd.djvu'],
  [
    'Archives',
    'application',
    'zip tar=x-tar gz=gzip tgz=gzip bz2=x-bzip2 tbz2=x-bzip2 xz=x-xz txz=x-xz zst=zstd lz4=x-lz4 7z=x-7z-compressed rar=vnd.rar cab=vnd.ms-cab-compressed iso=x-iso9660-image img=x-raw-disk-image lzma=x-lzma cpio=x-cpio z=x-compress',
  ],
  [
    'Code',
    'text',
    'js=javascript mjs=javascript cjs=javascript jsx=jsx ts=x-typescript tsx=x-typescript py=x-python rb=x-ruby rs=x-rust go=x-go java=x-java kt=x-kotlin swift=x-swift c=x-c h=x-c cpp=x-c++ cc=x-c++ cxx=x-c++ hpp=x-c++ cs=x-csharp php=x-php pl=x-perl lua=x-lua r=x-r scala=x-scala sh=x-shellscript bash=x-shellscript zsh=x-shellscript fish=x-shellscript ps1=x-powershell bat=x-bat cmd=x-bat css scss=x-scss sass=x-sass less=x-less vue=x-vue svelte=x-svelte dart=x-dart ex=x-elixir exs=x-elixir erl=x-erlang hs=x-haskell clj=x-clojure jl=x-julia sql=x-sql asm=x-asm diff=x-diff patch=x-diff ipynb=x-notebook',
  ],
  ['Data', 'text', 'csv tsv=tab-separated-values'],
  [
    'Data',
    'application',
    'json jsonl=jsonl ndjson=x-ndjson geojson=geo+json xml yaml yml=yaml toml db=vnd.sqlite3 sqlite=vnd.sqlite3 sqlite3=vnd.sqlite3 parquet=vnd.apache.parquet avro=avro hdf5=x-hdf5 h5=x-hdf5 npy=x-npy mat=x-matlab-data gpx=gpx+xml kml=vnd.google-earth.kml+xml kmz=vnd.google-earth.kmz ini=x-ini conf=x-conf cfg=x-conf plist=x-plist dat=octet-stream bin=octet-stream bak=octet-stream ofx=x-ofx qfx=x-ofx qif=x-qif',
  ],
  ['Fonts', 'font', 'ttf otf woff woff2 ttc=collection'],
  [
    'Programs',
    'application',
    'exe=vnd.microsoft.portable-executable msi=x-msi dll=vnd.microsoft.portable-executable dmg=x-apple-diskimage deb=vnd.debian.binary-package rpm=x-rpm apk=vnd.android.package-archive jar=java-archive war=java-archive appimage=x-appimage flatpak=vnd.flatpak snap=x-snap ipa=x-ios-app xpi=x-xpinstall crx=x-chrome-extension torrent=x-bittorrent',
  ],
];

/** By extension in lower case, without its dot. */
export const MEDIA_TYPES: ReadonlyMap<string, Kind> = new Map(
  TABLE.flatMap(([category, prefix, extensions]) =>
    extensions.split(' ').map((entry): [string, Kind] => {
      const [extension = '', type = extension] = entry.split('=');
      return [extension, { category, media_type: `${prefix}/${type}` }];
    }),
  ),
);
